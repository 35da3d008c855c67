import type { Catalog, Role } from "../catalog/schema.ts";
import { countingSkills } from "../core/score/counting.ts";
import { DEGREE_NAMES, DEGREES } from "../core/score/levels.ts";
import { FORMULAS, type Profile, type Readiness, type RequirementScore, readiness } from "../core/score/readiness.ts";
import { type Block, type Cell, list, paragraph, type Text, table } from "../render/blocks.ts";
import { joined, percent, points, roundedParts } from "./format.ts";
import { skillName } from "./names.ts";

type Names = Pick<Catalog, "skills">;

const SHOWN = 3;

/** A row of the sum: one requirement, or all those that are not named. */
interface Group {
  one?: RequirementScore;
  title: string;
  all: readonly RequirementScore[];
}

/** With its figures as printed. */
type Part = Group & { brings: string; of: string };

/** The sum behind a score: what the heaviest requirements bring and why, the others, the must-haves, and the total. */
export function sumBlocks(role: Role, profile: Profile, names: Names): Block[] {
  const score = readiness(role, profile);
  const parts = splitSum(score);
  return [
    paragraph(weighsSame(role) ? "Some of its requirements:" : "The requirements that weigh most:"),
    list(parts.flatMap((part) => (part.one ? [whyText(part, part.one, profile, names)] : []))),
    ...gateText(score, role),
    sumTable(score, parts, hasFloor(role)),
  ];
}

/** The heaviest requirements and the others together, rounded so that they add up as printed. */
function splitSum({ requirements, coverage }: Readiness): Part[] {
  const ordered = [...requirements].sort((a, b) => b.requirement.weight - a.requirement.weight);
  const others = ordered.slice(SHOWN);
  const rest = others.length === 1 ? "The other requirement" : `The other ${others.length} requirements`;
  const groups = ordered.slice(0, SHOWN).map((one): Group => ({ one, title: one.requirement.title, all: [one] }));
  if (others.length > 0) groups.push({ title: rest, all: others });
  const brings = roundedParts(
    addUp(groups, ({ points }) => points),
    100 * coverage,
  );
  const of = roundedParts(
    addUp(groups, ({ points, lost }) => points + lost),
    100,
  );
  return groups.map((group, i) => ({ ...group, brings: brings[i] ?? "", of: of[i] ?? "" }));
}

function addUp(groups: readonly Group[], figure: (one: RequirementScore) => number): number[] {
  return groups.map(({ all }) => all.reduce((sum, one) => sum + figure(one), 0));
}

/** True where no requirement weighs more than another. */
export function weighsSame({ requirements }: Pick<Role, "requirements">): boolean {
  return new Set(requirements.map(({ weight }) => weight)).size === 1;
}

/** True where a role has a must-have. */
export function hasFloor({ requirements }: Pick<Role, "requirements">): boolean {
  return requirements.some((requirement) => requirement.kind !== "education" && requirement.floor !== undefined);
}

/** One requirement: what it can bring, what it brings, and the levels that make it so. */
function whyText({ title, brings, of }: Part, one: RequirementScore, profile: Profile, names: Names): Text {
  const part = one.coverage === 1 ? "all of them" : one.coverage === 0 ? "none of them" : brings;
  return [{ strong: title }, ` can bring ${of} points and brings ${part}: ${levelWords(one, profile, names)}.`];
}

function levelWords({ requirement, coverage, reached }: RequirementScore, profile: Profile, names: Names): string {
  const partly = coverage > 0 && coverage < 1;
  if (requirement.kind === "education")
    return `counted as ${DEGREE_NAMES[DEGREES[reached] ?? "none"]}, asked ${DEGREE_NAMES[requirement.asked]}${partly ? ` (${share(coverage)})` : ""}`;
  const words = countingSkills(requirement, profile.ratings).map(
    ({ skill, level, asked, credit }) =>
      `${skillName(names, skill)} ${level} of ${asked}${partly ? ` (${share(credit)})` : ""}`,
  );
  return words.length > 1 && partly ? `${joined(words)}; ${share(coverage)} on average` : joined(words);
}

/** "36.3 %", and without decimals where there are none. */
function share(part: number): string {
  return percent(part, part === 0 || part === 1 ? 0 : 1);
}

/** What the must-have furthest below its floor takes, in words. */
function gateText({ gate }: Readiness, role: Role): Block[] {
  const found = role.requirements.find(({ id }) => id === gate.requirement);
  if (!found) return [];
  const taken = FORMULAS[2].gate * (1 - gate.value);
  return [
    paragraph(
      `The must-have furthest below its least level is ${found.title}: ${share(gate.value)} of that level is reached. Three tenths of what is missing, ${share(taken)}, is taken from the sum.`,
    ),
  ];
}

/** What the parts bring together, less what a must-have takes: the difference of the figures as printed. */
function sumTable({ coverage, value, gate }: Readiness, parts: readonly Part[], hasMust: boolean): Block {
  const together = points(100 * coverage);
  const rows = parts.map(({ title, brings, of }): Cell[] => [title, brings, of]);
  rows.push(["Together", together, "100.0"]);
  if (gate.requirement !== undefined) {
    const taken = points(Number(together) - Number(points(value)));
    rows.push(["Less for the must-have not met", { text: `−${taken}`, tone: "bad" }, ""]);
  } else if (hasMust) rows.push(["Less for must-haves: every one is met", "0.0", ""]);
  return table(
    [
      { title: "The sum", flexible: true },
      { title: "Brings", align: "right" },
      { title: "Of", align: "right" },
    ],
    rows,
    ["Readiness", points(value), "100.0"],
  );
}
