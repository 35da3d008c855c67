import type { Catalog, Skill } from "../catalog/schema.ts";
import { LEVEL_NAMES } from "../core/score/levels.ts";
import { alternativesOf } from "../core/score/prerequisites.ts";
import { demandShare } from "../core/score/weights.ts";
import {
  type Block,
  type Cell,
  facts,
  heading,
  list,
  type Page,
  paragraph,
  type Text,
  table,
} from "../render/blocks.ts";
import { grouped } from "../text/money.ts";
import { count, joined, percent } from "./format.ts";
import { skillName } from "./names.ts";
import { resourceWords } from "./resource.ts";

type Data = Pick<Catalog, "skills" | "demand" | "roles" | "learning">;

/** Skills that match words in their name, aliases, category or description; all of them without words. */
export function matchingSkills(skills: readonly Skill[], words: string): Skill[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return skills.filter((skill) => {
    if (skill.status === "decoy") return false;
    const text = [skill.id, skill.name, ...skill.aliases, skill.category, skill.description].join(" ").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** A list of skills with how often adverts name them, most named first. */
export function skillsPage(skills: readonly Skill[], { demand }: Pick<Catalog, "demand">, title: string): Page {
  const shares = new Map(skills.map(({ id }) => [id, demandShare(demand, id)]));
  const share = (id: string) => {
    const found = shares.get(id);
    return found ? found.named / found.of : -1;
  };
  const sorted = [...skills].sort((a, b) => share(b.id) - share(a.id));
  return [
    heading(title, 1),
    table(
      [
        { title: "Id" },
        { title: "Name", flexible: true, optional: true },
        { title: "Kind", optional: true },
        { title: "Adverts", align: "right" },
        { title: "", optional: true },
      ],
      sorted.map(({ id, name, category, status }): Cell[] => [
        id,
        status === "legacy" ? `${name} (legacy)` : name,
        category,
        share(id) < 0 ? "not counted" : percent(share(id)),
        { bar: Math.max(0, share(id)) },
      ]),
    ),
    paragraph(
      `Share of ${total(demand)} machine-learning adverts of 2024 and 2025 that name the skill. A word match is not a requirement.`,
      "dim",
    ),
  ];
}

function total({ sets }: Catalog["demand"]): string {
  return grouped(sets.reduce((sum, { n }) => sum + n, 0));
}

/** One skill: what it is, its levels with their anchors, what it needs first, who asks for it. */
export function skillPage(skill: Skill, data: Data): Page {
  return [
    heading(skill.name, 1),
    paragraph(skill.description),
    facts(headFacts(skill, data)),
    heading("Levels: what you have done"),
    table(
      [
        { title: "Level" },
        { title: "What you have done", flexible: true },
        { title: "Hours from the level before", align: "right" },
      ],
      [1, 2, 3, 4].map((level) => [
        `${level} ${LEVEL_NAMES[level as 1]}`,
        skill.anchors[level as 1],
        String(skill.hours.steps[level - 1] ?? ""),
      ]),
    ),
    paragraph(
      `Hours are the editors' estimates, 40 % less to 80 % more (source mlcareer-estimates): ${skill.hours.basis}.`,
      "dim",
    ),
    ...prerequisites(skill, data),
    ...lessons(skill, data),
    heading("How often adverts name it"),
    ...demandBlocks(skill.id, data),
    ...askedBy(skill, data),
  ];
}

function headFacts(skill: Skill, { skills }: Data): [string, Text][] {
  const successors = (skill.supersededBy ?? []).map((id) => skillName({ skills }, id));
  return [
    ["Id", skill.id],
    ...(skill.aliases.length > 0 ? [["Also called", skill.aliases.join(", ")] as [string, Text]] : []),
    ["Kind", skill.category],
    [
      "Status",
      skill.status === "legacy" ? `legacy: rarely asked for now; superseded by ${joined(successors)}` : skill.status,
    ],
  ];
}

function prerequisites(skill: Skill, { skills }: Data): Block[] {
  if (skill.prerequisites.length === 0) return [];
  return [
    heading("Needed first"),
    list(
      skill.prerequisites.map((need): Text => {
        const names = alternativesOf(need).map((id) => skillName({ skills }, id));
        const which = names.length === 1 ? "" : "any one of ";
        const { level, before } = need;
        return `${which}${joined(names, "or")} at ${level} (${LEVEL_NAMES[level as 1]}) before level ${before}`;
      }),
    ),
  ];
}

/** Where to learn it, and what to build to prove each level. */
function lessons({ id }: Skill, { learning }: Data): Block[] {
  const entry = learning.find(({ skill }) => skill === id);
  if (!entry) return [];
  const { learn, build } = entry;
  return [
    heading("Where to learn it"),
    list(
      learn.map((resource): Text => {
        const { levels } = resource;
        return [
          ...resourceWords(resource),
          `, ${levels.length === 1 ? "level" : "levels"} ${joined(levels.map(String))}`,
        ];
      }),
    ),
    heading("What to build, to prove a level"),
    list(([1, 2, 3, 4] as const).map((level): Text => [{ strong: `Level ${level}` }, `: ${build[level]}`])),
  ];
}

/** What was not counted for machine-learning engineers may have been for the other titles. */
function elsewhereWords(id: string, { demand, roles }: Pick<Catalog, "demand" | "roles">): string {
  const nameOf = (title: string) => roles.find(({ adverts }) => adverts === title)?.title ?? title;
  const shares = Object.entries(demand.titles ?? {}).flatMap(([title, counted]) => {
    const share = demandShare(demand, id, "all", counted);
    return share ? [`${percent(share.value)} of ${grouped(share.of)} adverts (${nameOf(title)})`] : [];
  });
  if (shares.length === 0) return "Not counted in the adverts at hand.";
  return `Not counted in adverts for machine-learning engineers. Named by ${joined(shares)} (means of their sets).`;
}

/** Counts by set of adverts, and all together. */
export function demandBlocks(id: string, known: Pick<Catalog, "demand" | "roles">): Block[] {
  const { demand } = known;
  const share = demandShare(demand, id);
  if (!share) return [paragraph(elsewhereWords(id, known))];
  const rows = demand.sets.map((set, i): Cell[] => {
    const named = demand.counts[id]?.[i] ?? 0;
    return [set.title, `${adverts(named)} of ${set.n}`, percent(named / set.n), { bar: named / set.n }, set.source];
  });
  rows.push(["All together", `${adverts(share.named)} of ${share.of}`, percent(share.value), { bar: share.value }, ""]);
  return [
    table(
      [
        { title: "Adverts", flexible: true },
        { title: "Name it", align: "right" },
        { title: "Share", align: "right" },
        { title: "", optional: true },
        { title: "Source", optional: true },
      ],
      rows,
    ),
    ...(demand.sets.some(({ summarised }) => summarised)
      ? [
          paragraph(
            "The first set was shortened by a model before counting: soft skills and mathematics are undercounted in it.",
            "dim",
          ),
        ]
      : []),
  ];
}

/** Where built-in counts weigh beside a person's own, a count is no whole number. */
function adverts(count: number): string {
  return Number.isInteger(count) ? String(count) : count.toFixed(1);
}

function askedBy({ id }: Skill, { roles }: Data): Block[] {
  const lines = roles.flatMap((role) =>
    role.requirements.flatMap((requirement): Text[] => {
      if (requirement.kind === "education" || !requirement.options.some(({ skill }) => skill === id)) return [];
      const how =
        requirement.kind === "all" || requirement.options.length === 1
          ? ""
          : `, as one of ${count(requirement.options.length, "option")}`;
      return [`${role.title}: ${requirement.title}, level ${requirement.asked}${how}`];
    }),
  );
  return lines.length === 0 ? [] : [heading("Asked for by"), list(lines)];
}
