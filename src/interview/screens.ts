import type { Catalog, Role, Skill } from "../catalog/schema.ts";
import { isMustHave, shortRequirements } from "./short.ts";

/** Skills asked for together. Of several, the person first picks what they know; a single one is rated straight away. */
export interface Screen {
  id: string;
  title: string;
  skills: Skill[];
}

/** The most skills shown at once, so that a screen fits 24 lines. */
const AT_ONCE = 13;
/** From how many single skills on they are picked from rather than rated one by one. */
const LEAST_RUN = 4;
const FURTHER = "More of what the role asks for";

/**
 * The screens of a role: its requirements in file order, then what only other roles ask for. A skill is asked once, where
 * it comes first. The decoys are mixed in where several are picked from, each at a place that depends on the data alone.
 */
export function screensOf(role: Role, catalog: Pick<Catalog, "skills" | "roles">): Screen[] {
  const fresh = freshFrom(catalog.skills);
  const own = joinSingles(ownScreens(role, fresh), role);
  const others = fresh(catalog.roles.flatMap(({ requirements }) => requirements.flatMap(optionIds)));
  return withDecoys([...own, ...pages("neighbours", "What neighbouring roles ask for", others)], decoysOf(catalog));
}

/**
 * The same for the short way. What must be known whole and is no must-have is picked from on one screen at the end, where
 * it costs least.
 */
export function shortScreens(role: Role, catalog: Pick<Catalog, "skills" | "roles">): Screen[] {
  const requirements = shortRequirements(role, catalog);
  const further = new Set(requirements.filter((one) => one.kind === "all" && !isMustHave(one)).map(({ id }) => id));
  const own = ownScreens({ ...role, requirements }, freshFrom(catalog.skills));
  const screens = [
    ...own.filter(({ id }) => !further.has(id)),
    ...pages(
      "further",
      FURTHER,
      own.filter(({ id }) => further.has(id)).flatMap(({ skills }) => skills),
    ),
  ];
  return withDecoys(screens, decoysOf(catalog));
}

/** Skills of ids, each the first time only. */
function freshFrom(skills: readonly Skill[]): (ids: readonly string[]) => Skill[] {
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const asked = new Set<string>();
  return (ids) =>
    ids.flatMap((id) => {
      const skill = byId.get(id);
      if (!skill || asked.has(id)) return [];
      asked.add(id);
      return [skill];
    });
}

function ownScreens(
  { requirements }: Pick<Role, "requirements">,
  fresh: (ids: readonly string[]) => Skill[],
): Screen[] {
  return requirements
    .map(({ id, title, ...rest }) => ({ id, title, skills: fresh(optionIds(rest)) }))
    .filter(({ skills }) => skills.length > 0);
}

/** Single skills that follow one another and are no must-haves are picked from on one screen, when they are many. */
function joinSingles(screens: readonly Screen[], { requirements }: Pick<Role, "requirements">): Screen[] {
  const single = new Set(requirements.filter((one) => !isMustHave(one)).map(({ id }) => id));
  const joined: Screen[] = [];
  let run: Screen[] = [];
  let count = 0;
  const endRun = () => {
    const id = count === 0 ? "further" : `further-${count + 1}`;
    if (run.length < LEAST_RUN) joined.push(...run);
    else
      joined.push(
        ...pages(
          id,
          FURTHER,
          run.flatMap(({ skills }) => skills),
        ),
      );
    if (run.length >= LEAST_RUN) count += 1;
    run = [];
  };
  for (const screen of screens) {
    if (screen.skills.length === 1 && single.has(screen.id)) {
      run.push(screen);
      continue;
    }
    endRun();
    joined.push(screen);
  }
  endRun();
  return joined;
}

function decoysOf({ skills }: Pick<Catalog, "skills">): Skill[] {
  return skills.filter(({ status }) => status === "decoy");
}

function optionIds(
  requirement: Pick<Role["requirements"][number], "kind"> & { options?: { skill: string }[] },
): string[] {
  return (requirement.options ?? []).map(({ skill }) => skill);
}

function pages(id: string, title: string, skills: readonly Skill[]): Screen[] {
  const count = Math.ceil(skills.length / AT_ONCE);
  const size = Math.ceil(skills.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => ({
    id: count === 1 ? id : `${id}-${i + 1}`,
    title: title + (count === 1 ? "" : ` (${i + 1} of ${count})`),
    skills: skills.slice(i * size, (i + 1) * size),
  }));
}

/** Each decoy goes to the screen of several skills it reads most like, one a screen while there are enough. */
function withDecoys(screens: Screen[], decoys: Skill[]): Screen[] {
  const picked = screens.filter(({ skills }) => skills.length > 1);
  const taken = new Map<Screen, Skill[]>();
  for (const decoy of decoys) {
    const open = picked.filter((screen) => !taken.has(screen));
    const screen = likest(decoy, open.length > 0 ? open : picked);
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
