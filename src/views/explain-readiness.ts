import type { Catalog, Role } from "../catalog/schema.ts";
import { placeAmong, type ScoredPerson, scorePeople } from "../core/score/among.ts";
import { LEVEL_NAMES } from "../core/score/levels.ts";
import { FORMULAS, type Profile, readiness } from "../core/score/readiness.ts";
import { advertsOf } from "../core/score/weights.ts";
import { type Block, type Cell, code, facts, heading, list, type Page, paragraph, table } from "../render/blocks.ts";
import { grouped } from "../text/money.ts";
import { amongBlocks } from "./among.ts";
import { percent, points } from "./format.ts";
import { sourceList } from "./sources.ts";
import { hasFloor, sumBlocks, weighsSame } from "./sum.ts";

type Known = Pick<Catalog, "people" | "sources" | "skills" | "demand">;

/** Whose numbers the page works with: the reader's (of a day), or those of a sample person. */
export interface Worked {
  profile: Profile;
  /** The day of the reader's assessment, 2026-11-25; left out for a sample person. */
  day?: string;
  /** What a sample person is called. */
  called?: string;
}

/** How the score comes about: in words with somebody's numbers, then who scores what, the formula and what it rests on. */
export function explainReadiness(role: Role, known: Known, worked: Worked | undefined): Page {
  const scored = scorePeople(role, known.people);
  const own = worked?.day === undefined ? undefined : readiness(role, worked.profile).value;
  return [
    heading("Readiness", 1),
    paragraph(
      "One number from 0 to 100 for how far your levels reach what a role asks for. Every requirement can bring some of the 100 points, a must-have that is not met takes some away, and the rest is your number.",
    ),
    ...(worked ? workedBlocks(role, known, worked) : []),
    heading("How points come about"),
    list(tellRules(role)),
    ...peopleBlocks(role, known, scored, own),
    heading("The formula"),
    { kind: "code", text: FORMULA },
    facts([
      ["level", `what you say you have done, 0 to 4 (${LEVEL_NAMES.join(", ")}); claimed, not checked`],
      ["asked, floor", "the levels that the role asks for, and the least level of a must-have"],
      ["credit", "1, or 0.5 for a tool gone out of use"],
      ["w", "what a requirement weighs: mlcareer explain REQUIREMENT shows where it comes from"],
      ["rung", "none 0, bachelor's 1, master's 2, doctorate 3; one less in an unrelated field"],
    ]),
    heading("What it rests on"),
    list(tellGrounds(role, known)),
    sourceList(known.sources.filter(({ id }) => RESEARCH.includes(id))),
  ];
}

function workedBlocks(role: Role, known: Known, { profile, day, called }: Worked): Block[] {
  const { value } = readiness(role, profile);
  const whose = day === undefined ? "An example" : "Your number";
  return [
    heading(`${whose}: ${points(value)} for ${role.title}`),
    day === undefined
      ? paragraph([
          `No assessment of yours is saved, so these are the numbers of ${called}, who is made up. `,
          code("mlcareer assess"),
          " puts your own in their place.",
        ])
      : paragraph(`Worked out from the levels that you claimed in your latest assessment, of ${day}.`),
    ...sumBlocks(role, profile, known),
  ];
}

const share = (level: number, asked: number) => percent((level / asked) ** FORMULAS[2].curve, 0);

/** The formula in words. */
function tellRules(role: Role): string[] {
  return [
    `A level counts for the work behind it, not for its place on the scale. Where 3 is asked, level 1 brings ${share(1, 3)}, level 2 ${share(2, 3)} and level 3 all; where 2 is asked, level 1 brings ${share(1, 2)}. A tutorial is soon done, and building something alone is most of the way.`,
    "A requirement of several skills brings the mean of those that count: of all of them, or of your best one, two or three.",
    weighsSame(role)
      ? "Every requirement of this role can bring the same number of points."
      : "A requirement can bring the more points the more adverts name its skills; half of that where adverts of every profession say the same.",
    hasFloor(role)
      ? "A must-have has a least level. The one that you are furthest below takes part of the sum: three tenths of it where you have nothing, less the nearer you are."
      : "This role has no must-haves, so nothing is taken from the sum.",
  ];
}

function peopleBlocks(
  role: Role,
  { people }: Known,
  scored: readonly ScoredPerson[],
  own: number | undefined,
): Block[] {
  if (scored.length === 0) return [];
  const among = own === undefined ? undefined : placeAmong(own, scored);
  const near = [among?.below, among?.above].flatMap((one) => people.filter(({ id }) => id === one?.id));
  return [
    heading(`Who scores what for ${role.title}`),
    ...amongBlocks(among, people),
    ...(near.length > 0 ? [list(near.map(({ title, summary }) => [{ strong: title }, `: ${summary}`]))] : []),
    peopleTable(scored, own),
    paragraph(
      [
        "Their levels stand in data/people.yaml; the scores are worked out from them now, by the same formula. One of them as a full report: ",
        code("mlcareer assess --example"),
      ],
      "dim",
    ),
  ];
}

/** Sample people by score, the highest first, and the reader among them. */
function peopleTable(scored: readonly ScoredPerson[], own: number | undefined): Block {
  const row = (title: Cell, value: number): Cell[] => [title, points(value), { bar: value / 100 }];
  const rows = scored.map(({ title, readiness }) => ({ value: readiness, cells: row(title, readiness) }));
  if (own !== undefined) rows.push({ value: own, cells: row({ text: "→ You", tone: "good" }, own) });
  return table(
    [
      { title: "Sample person", flexible: true },
      { title: "Readiness", align: "right" },
      { title: "", optional: true },
    ],
    rows.sort((a, b) => b.value - a.value).map(({ cells }) => cells),
  );
}

function tellGrounds(role: Role, { demand }: Known): string[] {
  return [
    "The curve, power 2.5: the credit of a level is its share of the hours. Over the skills of the catalogue, levels 1, 2 and 3 take 6, 29 and 100 % of the hours to level 3 (medians of the editors' estimates); the curve gives 6, 36 and 100 %.",
    tellWeights(role, demand),
    "Judgement of the editors: the levels asked, what is a must-have, the three tenths that an unmet one takes at most, and the half for what adverts of every profession ask for.",
    "The order of the sample people for the machine-learning engineer was reasoned before their scores were looked at: of 49 pairs called clear, 46 come out so and 3 do not. It is reasoning, not a panel of employers.",
    "A sum can be explained and added up; a geometric mean falls to 0 with one missing skill, a hard cap hides progress.",
    "Levels are written as things done, since ratings against concrete criteria follow performance better (about 0.47) than plain self-ratings (about 0.29).",
    "When a skill was last used never changes its level; it marks the skill for refreshing.",
  ];
}

function tellWeights(role: Role, demand: Catalog["demand"]): string {
  if (weighsSame(role)) return `The weights: all the same (${role.requirements[0]?.weightBasis}).`;
  const { sets } = advertsOf(demand, role);
  const n = sets.reduce((sum, set) => sum + set.n, 0);
  return `The weights: counted in ${grouped(n)} adverts of ${sets.length} sets. What nobody counted weighs as much as the median of the rest.`;
}

const RESEARCH = ["mabe-west-1982", "zell-krizan-2014", "li-zhang-2021", "arthur-1998", "mlcareer-rubric-2026"];

const FORMULA = `credit of a skill   c = min(1, level / asked)^2.5 × its credit
of a requirement    c = mean of the best k credits (k = all, or what it needs)
of education        c = min(1, rung / asked rung)
A    = Σ w·c / Σ w  over all requirements
gate = min over must-haves of mean(k largest min(level, floor)) / floor
R    = 100 · A · (1 − 0.3 · (1 − gate))
lost = 100·w·(1 − c)/Σw for each requirement, and 100·A·0.3·(1 − gate)`;
