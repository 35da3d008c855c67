import type { Catalog, Requirement, Role, Skill, SkillRequirement } from "../catalog/schema.ts";
import type { PayRow } from "../core/pay/rows.ts";
import { weightTotal } from "../core/score/readiness.ts";
import { type Block, type Cell, code, facts, heading, type Page, paragraph, table } from "../render/blocks.ts";
import { formatNumber, grouped } from "../text/money.ts";
import { joined, points } from "./format.ts";
import { figureText } from "./market.ts";
import { skillName } from "./names.ts";
import { demandBlocks } from "./skill.ts";
import { sourceFacts, sourceList } from "./sources.ts";

type Option = SkillRequirement["options"][number];

/** An option's name, with its own level and credit where they differ from the requirement's. */
function optionWords({ skill, asked, credit }: Option, requirement: Requirement, name: (id: string) => string): string {
  const own = asked === requirement.asked ? [] : [`level ${asked}`];
  const part = credit === 1 ? [] : [`credit ${credit}`];
  return own.length + part.length === 0 ? name(skill) : `${name(skill)} (${[...own, ...part].join(", ")})`;
}

/** The weight and levels of one requirement of a role. */
export function explainRequirement(
  role: Role,
  requirement: Requirement,
  catalog: Pick<Catalog, "demand" | "skills" | "sources">,
): Page {
  const total = weightTotal(role.requirements);
  const name = (id: string) => skillName(catalog, id);
  const options = requirement.kind === "education" ? [] : requirement.options;
  return [
    heading(`${requirement.title}, a requirement of ${role.title}`, 1),
    facts([
      [
        "Asked",
        requirement.kind === "education"
          ? requirement.asked
          : `level ${requirement.asked}${requirement.floor === undefined ? "" : `, must-have: at least ${requirement.floor}`}`,
      ],
      ...(options.length > 0
        ? [
            [
              "Satisfied by",
              `${requirement.kind === "best" ? `the best ${requirement.best} of ` : ""}${joined(options.map((option) => optionWords(option, requirement, name)))}`,
            ] as [string, string],
          ]
        : []),
      [
        "Weight",
        `${requirement.weight.toFixed(4)}, that is ${points((100 * requirement.weight) / total)} of 100 points`,
      ],
      ["Basis of the weight", requirement.weightBasis],
      ...(requirement.note ? [["Note", requirement.note] as [string, string]] : []),
    ]),
    ...(options.length > 1
      ? [
          paragraph([
            "A requirement weighs what adverts ask for in it, once for each thing asked. Its skills: ",
            ...options.flatMap(({ skill }, i) => [i === 0 ? "" : ", ", code(`explain ${skill}`)]),
          ]),
        ]
      : []),
    heading("Sources"),
    sourceList(catalog.sources.filter(({ id }) => requirement.sources.includes(id))),
  ];
}

/** Where the numbers of a skill come from. */
export function explainSkill(skill: Skill, catalog: Pick<Catalog, "demand" | "roles" | "sources" | "skills">): Page {
  const asking = catalog.roles.flatMap((role) =>
    role.requirements
      .filter(
        (requirement) =>
          requirement.kind !== "education" && requirement.options.some((option) => option.skill === skill.id),
      )
      .map((requirement) => ({ role, requirement })),
  );
  const setSources = catalog.demand.sets.map(({ source }) => source);
  const [first, second, third, fourth] = skill.hours.steps;
  return [
    heading(`${skill.name}: where its numbers come from`, 1),
    heading("Demand"),
    ...demandBlocks(skill.id, catalog),
    heading("Hours"),
    paragraph(
      `${first} to level 1, ${second} more to 2, ${third} more to 3, ${fourth} more to 4. An estimate of the editors, 40 % less to 80 % more: ${skill.hours.basis}. [mlcareer-estimates]`,
    ),
    heading("Weight"),
    asking.length === 0
      ? paragraph("No role asks for it.")
      : table(
          [
            { title: "Role" },
            { title: "Requirement", flexible: true },
            { title: "Asked", align: "right" },
            { title: "Points", align: "right" },
            { title: "Basis", flexible: true },
          ],
          asking.map(({ role, requirement }): Cell[] => {
            const total = weightTotal(role.requirements);
            return [
              role.id,
              requirement.title,
              String(requirement.asked),
              points((100 * requirement.weight) / total),
              requirement.weightBasis,
            ];
          }),
        ),
    paragraph("Points: what the whole requirement can bring of 100.", "dim"),
    heading("Sources"),
    sourceList(catalog.sources.filter(({ id }) => [...setSources, "mlcareer-estimates"].includes(id))),
  ];
}

/** Where pay rows come from: each figure as printed, with its source in full. */
export function explainPay(
  title: string,
  rows: readonly PayRow[],
  { sources, countries }: Pick<Catalog, "sources" | "countries">,
): Page {
  return [
    heading(title, 1),
    ...rows.flatMap((row): Block[] => {
      const source = sources.find(({ id }) => id === row.source);
      return [
        facts([
          ["Figure", payWords(row)],
          ["Kind", KINDS[row.kind]],
          ["Where, when", `${countries[row.country] ?? row.country}, ${row.year}`],
          ...(row.n
            ? [
                [
                  "Counted",
                  `${grouped(row.n)} ${row.basis ?? ""}, confidence ${row.confidence ?? ""} (below 15 low, below 50 medium, else high)`,
                ] as [string, string],
              ]
            : []),
          ...(row.note ? [["Note", row.note] as [string, string]] : []),
          ...(source
            ? sourceFacts(source).map(([label, value]): [string, typeof value] => [
                `Source: ${label.toLowerCase()}`,
                value,
              ])
            : []),
        ]),
      ];
    }),
  ];
}

const KINDS: Record<PayRow["kind"], string> = {
  range: "a range, as the source gives it",
  figure: "one figure; the source does not say whether it is an average",
  average: "an average, as the source gives it",
  percentiles: "percentiles: a tenth of the group is paid less than P10, half less than the median, and so on",
};

function payWords({ kind, currency, low, high, p10, p25, median, p75, p90 }: PayRow): string {
  const n = (value: number | undefined) => (value === undefined ? "" : formatNumber(value, currency));
  if (kind === "percentiles")
    return `P10 ${n(p10)}, P25 ${n(p25)}, median ${n(median)}, P75 ${n(p75)}, P90 ${n(p90)} ${currency} a year`;
  return low === high ? `${n(low)} ${currency} a year` : `${n(low)} to ${n(high)} ${currency} a year`;
}

/** One figure of the market data. */
export function explainFigure(
  figure: Catalog["market"]["figures"][number],
  { sources }: Pick<Catalog, "sources">,
): Page {
  const source = sources.find(({ id }) => id === figure.source);
  return [
    heading(figure.title, 1),
    facts([
      ["Figure", figureText(figure)],
      ["Period", figure.period],
      ...(figure.derived ? [["Formula", figure.derived] as [string, string]] : []),
      ...(figure.note ? [["Note", figure.note] as [string, string]] : []),
      ...(source
        ? sourceFacts(source).map(([label, value]): [string, typeof value] => [`Source: ${label.toLowerCase()}`, value])
        : []),
    ]),
  ];
}

/** Short explanations of single words that reports use. */
const PERCENTILES = {
  title: "Percentiles",
  text: [
    "P10 is the pay that a tenth of the group lies below, the median the one that half lie below, P90 the one that nine tenths lie below. They say how pay is spread, which an average hides.",
    "Worked out as quantiles of type 7 (Hyndman and Fan 1996): of n sorted figures the one at place 1 + (n − 1)·p, by a straight line between its neighbours. Of advertised ranges, those of their midpoints. Official ones are taken as published.",
    "Your own percentile (--mine) is read off straight lines between the five; its interval is the sampling error of a share, 1.645·√(p(1 − p)/n), 90 %. Two rows that are the ends of one range count as one.",
  ],
};

export const WORDS: Record<string, { title: string; text: string[] }> = {
  percentile: PERCENTILES,
  percentiles: PERCENTILES,
  quantile: PERCENTILES,
  median: PERCENTILES,
  confidence: {
    title: "Confidence of a figure",
    text: [
      "By how many a group counts: 5 to 14 low, 15 to 49 medium, 50 and more high. Groups below 5 are refused and named with the reason. Official statistics are marked official: their samples are large and their own errors are published.",
      "It speaks of chance alone. Whom a source reaches, and what adverts leave out, stands with the source: mlcareer data sources.",
    ],
  },
  levels: {
    title: "Levels",
    text: [
      "0 none: never used it. 1 aware: followed a tutorial, can read it. 2 guided: did it with help or from an example. 3 independent: built, debugged and shipped one alone. 4 leading: others come for review.",
      "Every skill words its levels as things done (mlcareer skill ID). Years of experience are not asked for: they predict performance poorly.",
    ],
  },
  plan: {
    title: "The plan",
    text: [
      "Every step raises one skill by one level or more. Its worth is the readiness after it less the readiness before, worked out anew in the order of the plan; they add up to the whole. Level 1 is a step of its own only where something else needs it.",
      "Phases come one after the other: every must-have to its floor; the core of the role to level 2, so that one model stands in production; the core to the level asked; everything else that is asked. Each comes with what it needs, and nothing stands before what it is done with. In the phase in which the hours run out, the steps are chosen that bring the most points; beside the third phase a third of its hours may go to the fourth. The last weeks, a twelfth of the time and at most six, are for applying, once the must-haves stand.",
      "Within a phase the order makes the sum of points × time of arrival as small as it can: exactly, by dynamic programming over all sets of steps that can stand first, up to a million of them; beyond, by Sidney's decomposition (1975), and the plan says which. One to three projects are chosen by the points of the steps that their milestones prove for you; their milestones keep their order.",
      "Communication, collaboration, stakeholders and mentoring are no steps: they are practised where work is reviewed and presented, count as met where they are prerequisites, and the plan says how many points they hold.",
      "Hours are the editors' estimates; what a person needs may be 40 % less or 80 % more, and the end of the plan is given so. A refresh is a quarter of the skill's last step. All of these are estimates, not measurements.",
    ],
  },
  worth: {
    title: "Worth of a gap",
    text: [
      "The points of readiness that closing this gap alone returns: the readiness with the skill at the level asked, less the readiness now. It is worked out again for every gap, over all requirements that name the skill; worths of several gaps need not add up.",
    ],
  },
  gate: {
    title: "Gate: the must-haves",
    text: [
      "Requirements with a floor are must-haves. The one furthest below its floor takes part of the score, three tenths of it at most: the loss is 100·A·0.3·(1 − gate).",
      "The gate is the share of the floor that is reached. Each skill of a must-have counts up to the floor and no further, so that one known well does not make up for one not known: gate = the mean of min(level, floor) over the skills that count, over the floor.",
    ],
  },
  hours: {
    title: "Hours",
    text: [
      "Study and practice from one level to the next, for somebody who has the prerequisites: the editors' estimates, each with its basis (mlcareer skill ID). Read them as 40 % less to 80 % more; nobody has measured them. [mlcareer-estimates]",
    ],
  },
  status: {
    title: "Status of a gap",
    text: [
      "must-have (blocking): the skill belongs to a must-have and is below its floor. open: below the level asked. refresh: met, but last used more than a year ago. met: at the level asked.",
      "Must-haves rank first, then by worth, then by worth an hour.",
    ],
  },
  check: {
    title: "The check: measured readiness",
    text: [
      "Ability in each skill is a number on one axis with the levels (level = ability + 2, cut to 0 to 4). General ability g ~ N(0, 1); each skill given g ~ N(√0.6·g, 0.4); a person's leniency ~ N(0.3, 0.25). A self-rating falls between cuts at −0.5, 0.5 and 1.5 after leniency and noise (validity 0.47). A question is answered right with probability ¼ + ¾ / (1 + exp(−(ability − b))), where b ~ N(ranked difficulty, 0.7²) is averaged out: that divides the slope by √(1 + 0.35·0.7²).",
      "The posterior is worked out exactly on a grid, so the order of answers changes nothing. Measured readiness is the mean, and the interval the 5 to 95 %, of 2,000 seeded draws of all levels, rounded to whole ones as in ratings, through the same formula as the claimed readiness. A skill rated 0 stays 0. Answers count with whatever ratings are newer, until they are a year old.",
      "Difficulties are a fit (Plackett–Luce) to rankings of about seven questions each, across subjects; nobody has measured them on people (mlcareer data calibrate can, from 200 people a question). A claimed decoy widens the interval by a quarter (a convention) and never moves the mean.",
    ],
  },
  evidence: {
    title: "Evidence",
    text: [
      "What shows a level to somebody else: words of a résumé, a LinkedIn export or a document, what stands in code, or a link of your own. It is found by mlcareer assess --from, and counts for nothing before you have confirmed it.",
      "A list of skills supports level 2 at most, a course 1, work that you tell of having brought into use 3; code alone supports 2, and nothing supports 4. Words such as helped, basic or familiar with hold it lower. A link supports the level that you claim, since nobody has looked at it.",
      "The count beside the claimed readiness is the same formula with the levels that evidence supports and no others: no skill without evidence, none above what its evidence supports, and no degree. It is neither claimed nor measured, proves nothing, and moves no other number: the check asks questions whatever the evidence.",
      "Evidence is marked where the last month that it tells of is over a year ago. Names, employers, addresses, e-mails and phone numbers are masked before anything is kept.",
    ],
  },
  decoys: {
    title: "Decoys",
    text: [
      "Four items of the interview name no existing tool. Claiming one costs no points; it is mentioned, since people who claim one tend to rate themselves generously elsewhere too.",
    ],
  },
};
