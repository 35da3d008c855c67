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
