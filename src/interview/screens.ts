import type { Catalog, Role, Skill } from "../catalog/schema.ts";

/** Skills asked for together. Of several, the person first picks what they know; a single one is rated straight away. */
export interface Screen {
  id: string;
  title: string;
  skills: Skill[];
}

/** The most skills shown at once, so that a screen fits 24 lines. */
const AT_ONCE = 14;

/**
 * The screens of a role: its requirements in file order, then what only other roles ask for. A skill is asked once, where
 * it comes first. The decoys are mixed in, each at a place that depends on the data alone.
 */
export function screensOf(role: Role, { skills, roles }: Pick<Catalog, "skills" | "roles">): Screen[] {
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const asked = new Set<string>();
  const fresh = (ids: readonly string[]): Skill[] =>
    ids.flatMap((id) => {
      const skill = byId.get(id);
      if (!skill || asked.has(id)) return [];
      asked.add(id);
      return [skill];
    });
  const own = role.requirements.map(({ id, title, ...rest }) => ({ id, title, skills: fresh(optionIds(rest)) }));
  const others = fresh(roles.flatMap(({ requirements }) => requirements.flatMap(optionIds)));
  const screens = [...own, ...pages(others)].filter((screen) => screen.skills.length > 0);
  return withDecoys(
    screens,
    skills.filter(({ status }) => status === "decoy"),
  );
}

function optionIds(
  requirement: Pick<Role["requirements"][number], "kind"> & { options?: { skill: string }[] },
): string[] {
  return (requirement.options ?? []).map(({ skill }) => skill);
}

function pages(skills: Skill[]): Screen[] {
  const count = Math.ceil(skills.length / AT_ONCE);
  const size = Math.ceil(skills.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => ({
    id: count === 1 ? "neighbours" : `neighbours-${i + 1}`,
    title: `What neighbouring roles ask for${count === 1 ? "" : ` (${i + 1} of ${count})`}`,
    skills: skills.slice(i * size, (i + 1) * size),
  }));
}

/** Each decoy goes to the screen of several skills it reads most like, one a screen while there are enough. */
function withDecoys(screens: Screen[], decoys: Skill[]): Screen[] {
  const taken = new Map<Screen, Skill[]>();
  for (const decoy of decoys) {
    const open = screens.filter((screen) => screen.skills.length > 1 && !taken.has(screen));
    const screen = likest(decoy, open.length > 0 ? open : screens.filter(({ skills }) => skills.length > 1));
    if (screen) taken.set(screen, [...(taken.get(screen) ?? []), decoy]);
  }
  return screens.map((screen) => ({
    ...screen,
    skills: (taken.get(screen) ?? []).reduce(inserted, screen.skills),
  }));
}

/** Shared words count the more, the fewer screens have them. */
function likest(decoy: Skill, screens: Screen[]): Screen | undefined {
  const words = screens.map(({ skills }) => new Set(skills.flatMap(wordsOf)));
  const worth = (word: string) => 1 / words.filter((set) => set.has(word)).length;
  const scores = words.map((set) => {
    const shared = [...new Set(wordsOf(decoy))].filter((word) => set.has(word));
    return shared.reduce((sum, word) => sum + worth(word), 0) / Math.sqrt(set.size);
  });
  return screens[scores.indexOf(Math.max(...scores))];
}

function wordsOf({ description, anchors }: Skill): string[] {
  return `${description} ${Object.values(anchors).join(" ")}`.toLowerCase().match(/[a-z]{4,}/g) ?? [];
}

/** Not always first or last: where, the letters of its id decide. */
function inserted(skills: Skill[], decoy: Skill): Skill[] {
  const sum = [...decoy.id].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return skills.toSpliced(sum % (skills.length + 1), 0, decoy);
}
