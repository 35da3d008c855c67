import type { Catalog } from "../catalog/schema.ts";
import type { Decision } from "../core/decision.ts";
import { levelSteps } from "../core/pay/choose.ts";
import { scalesOf } from "../core/pay/scales.ts";
import type { Report, ReportGap } from "../core/report.ts";
import { DEGREE_NAMES, DEGREES, LEVEL_NAMES } from "../core/score/levels.ts";
import { weightTotal } from "../core/score/readiness.ts";
import {
  type Block,
  type Cell,
  code,
  facts,
  heading,
  list,
  type Page,
  paragraph,
  type Text,
  type Tone,
  table,
} from "../render/blocks.ts";
import { localDay } from "../text/day.ts";
import { amongBlocks } from "./among.ts";
import { decoyBlocks, measuredBlocks } from "./check.ts";
import { decisionBlocks } from "./decision.ts";
import { evidenceSentence, strengthBlocks } from "./evidence.ts";
import { count, joined, points, roundedParts } from "./format.ts";
import { skillName } from "./names.ts";
import { levelBlocks, overviewBlocks, payBlocks } from "./pay.ts";
import { sourceList } from "./sources.ts";

export type Names = Pick<Catalog, "skills" | "roles" | "countries" | "people">;

const GAPS_SHOWN = 15;

/** The gap report as a page. `all` lists every gap and requirement; otherwise the first fifteen gaps. */
export function reportPage(report: Report, decision: Decision, names: Names, { all = false } = {}): Page {
  return [
    ...summary(report, names),
    ...(report.check ? measuredBlocks(report.readiness.claimed, report.readiness.inferred, report.check, names) : []),
    ...firstThings(report, names),
    ...gapTable(report, names, all),
    ...sumOfPoints(report),
    ...strengthBlocks(report, names, all),
    heading("Every role for you"),
    ...decisionBlocks(decision, report.role.id, names),
    ...pay(report, names),
    ...honesty(report, names),
    heading("Sources"),
    sourceList(report.sources),
    paragraph(
      `Made by mlcareer ${report.generator.version} with data ${report.dataVersion}, offline, on ${localDay(report.assessedAt)}.`,
      "dim",
    ),
  ];
}

function summary(report: Report, names: Names): Block[] {
  const { claimed } = report.readiness;
  const blocking = report.gaps.filter(({ status }) => status === "blocking");
  const blocks: Block[] = [
    heading(`Gap report: ${report.role.title}`, 1),
    {
      kind: "meter",
      value: claimed / 100,
      label: `Readiness ${scoreWords(report)} of 100, as claimed by your own ratings`,
    },
    ...shortBlocks(report),
    ...amongBlocks(report.among, names.people),
    paragraph([
      `You answered ${report.answered} of ${count(report.answered + report.notAnswered.length, "skill")}. `,
      "The score is a sum, shown point by point below; ",
      code("mlcareer explain readiness"),
      " tells how, with your own numbers.",
    ]),
  ];
  blocks.push(...decoyBlocks(report.decoysClaimed, names));
  if (blocking.length > 0) {
    blocks.push(
      paragraph(
        `Must-haves not met: ${joined(blocking.map((gap) => `${skillName(names, gap.skill)} (${gap.level} of ${floorOf(report, gap)})`))}. ` +
          `Bringing ${blocking.length === 1 ? "it" : "them all"} to ${blocking.length === 1 ? "its floor" : "their floors"} returns ${points(report.blockingWorth)} points.`,
        "bad",
      ),
    );
  } else if (report.gaps.length > 0) blocks.push(paragraph("Every must-have is met.", "good"));
  return blocks;
}

/** "34.8", or "at least 12.9, up to 36.6" after the short way. */
export function scoreWords({ readiness: { claimed, claimedUpTo } }: Report): string {
  return claimedUpTo === undefined ? points(claimed) : `at least ${points(claimed)}, up to ${points(claimedUpTo)}`;
}

function shortBlocks({ readiness: { claimedOfAsked }, notAnswered }: Report): Block[] {
  if (claimedOfAsked === undefined) return [];
  return [
    paragraph([
      `${count(notAnswered.length, "skill")} were not asked: they count as 0 in "at least" and as known in "up to", and make no gap and no step. `,
      `On what was asked, you have ${points(claimedOfAsked)} of 100. The rest: `,
      code("mlcareer assess --continue"),
    ]),
  ];
}

function floorOf({ requirements }: Report, gap: ReportGap): number {
  return requirements.find(({ id }) => id === gap.requirement)?.floor ?? gap.asked;
}

function firstThings(report: Report, names: Names): Block[] {
  if (report.first.length === 0) return [];
  return [
    heading("What to do first"),
    list(
      report.first.map(
        ({ skill, from, to, returns, hours }): Text => [
          { strong: skillName(names, skill) },
          `: from ${levelWords(from)} to ${levelWords(to)} returns ${points(returns)} points, about ${count(hours, "hour")}. `,
          code(`mlcareer skill ${skill}`),
        ],
      ),
      true,
    ),
    paragraph(
      [
        "From your claimed levels. These are the first steps of the plan for a year. Points are counted one after the other: each line starts from the one before it. Hours are estimates. ",
        code("mlcareer plan"),
        " shows the rest.",
      ],
      "dim",
    ),
  ];
}

const STATUS_TONE: Record<ReportGap["status"], Tone | undefined> = {
  blocking: "bad",
  open: undefined,
  refresh: "warn",
  met: "good",
};

function gapTable(report: Report, names: Names, all: boolean): Block[] {
  const open = report.gaps.filter(({ status }) => status !== "met");
  if (open.length === 0) return [heading("Gaps"), paragraph("None: every level the role asks for is claimed.", "good")];
  const shown = all ? open : open.slice(0, GAPS_SHOWN);
  const most = Math.max(...open.map(({ worth }) => worth));
  const rows = shown.map((gap, i): Cell[] => [
    String(i + 1),
    nameWithAlternatives(gap, names),
    `${gap.level} → ${gap.asked}`,
    gap.status === "refresh" ? "" : points(gap.worth),
    { bar: most === 0 ? 0 : gap.worth / most },
    hoursWords(gap),
    statusCell(gap),
  ]);
  const blocks: Block[] = [
    heading("Gaps, the most pressing first"),
    table(
      [
        { title: "#", align: "right" },
        { title: "Skill", flexible: true },
        { title: "Level", align: "right" },
        { title: "Worth", align: "right" },
        { title: "", optional: true },
        { title: "Hours", align: "right" },
        { title: "Status" },
      ],
      rows,
    ),
  ];
  if (shown.length < open.length) {
    blocks.push(
      paragraph([
        `${open.length - shown.length} more, smaller ones: `,
        code("mlcareer report --format md"),
        " lists all.",
      ]),
    );
  }
  blocks.push(
    paragraph(
      "Level: claimed → asked, on the scale 0 none, 1 aware, 2 guided, 3 independent, 4 leading. Worth: points of readiness " +
        "returned by closing this gap alone. Hours: an estimate of study and practice, 40 % less to 80 % more; after the " +
        "stroke with everything that it needs first.",
      "dim",
    ),
    paragraph(
      report.equalWeights.sameOrder
        ? "With equal weights the first five gaps stay the same, in the same order."
        : `With equal weights the first five would be ${joined(report.equalWeights.top.map((id) => skillName(names, id)))}: the order rests on how often adverts name each requirement.`,
      "dim",
    ),
  );
  return blocks;
}

/** "120", or "120 / 310" where what comes first is missing as well. */
function hoursWords({ hours, hoursWithPrerequisites = hours }: ReportGap): string {
  if (hours === undefined) return "";
  return hoursWithPrerequisites === hours ? String(hours) : `${hours} / ${hoursWithPrerequisites}`;
}

function nameWithAlternatives(gap: ReportGap, names: Names): string {
  const name = skillName(names, gap.skill);
  if (!gap.alternatives?.length || gap.status === "refresh") return name;
  const others = gap.alternatives.slice(0, 3).map((id) => skillName(names, id));
  return `${name} (or ${joined(others, "or")}${gap.alternatives.length > 3 ? " …" : ""})`;
}

function statusCell(gap: ReportGap): Cell {
  const tone = STATUS_TONE[gap.status];
  const text = gap.status === "blocking" ? "must-have" : gap.status;
  return tone ? { text, tone } : text;
}

function sumOfPoints(report: Report): Block[] {
  const { claimed } = report.readiness;
  const gate = report.losses.find(({ requirement }) => requirement === "gate")?.points ?? 0;
  const lost = roundedParts([...report.requirements.map((r) => r.lost), gate], 100 - Number(points(claimed)));
  const total = weightTotal(report.requirements);
  const rows = report.requirements.map((requirement, i): Cell[] => [
    requirement.title + (requirement.floor === undefined ? "" : ` (must-have: ${requirement.floor})`),
    requirement.kind === "education"
      ? `${degree(requirement.reached)} / ${degree(requirement.asked)}`
      : `${trimmed(requirement.reached)} / ${requirement.asked}`,
    `${((100 * requirement.weight) / total).toFixed(1)}`,
    { bar: requirement.coverage, tone: requirement.coverage >= 1 ? "good" : "warn" },
    requirement.notAsked ? { text: `not asked: ${lost[i] ?? ""}`, tone: "dim" } : (lost[i] ?? ""),
  ]);
  if (gate > 0) rows.push(["Must-have not met", "", "", "", { text: lost.at(-1) ?? "", tone: "bad" }]);
  return [
    heading("Where the points went"),
    table(
      [
        { title: "Requirement", flexible: true },
        { title: "You / asked", align: "right" },
        { title: "Weight", align: "right" },
        { title: "", optional: true },
        { title: "Lost", align: "right" },
      ],
      rows,
      [`100 − ${points(claimed)} readiness`, "", "100.0", "", points(100 - Number(points(claimed)))],
    ),
    paragraph(
      [
        "Weight: points the requirement can bring, from how often adverts name it. ",
        code("mlcareer explain REQUIREMENT"),
        " shows where one comes from.",
      ],
      "dim",
    ),
  ];
}

function degree(rung: number): string {
  return { none: "none", bachelors: "bachelor's", masters: "master's", doctorate: "doctorate" }[
    DEGREES[rung] ?? "none"
  ];
}

function trimmed(level: number): string {
  return level.toFixed(1).replace(/\.0$/, "");
}

function pay(report: Report, { countries }: Names): Block[] {
  const { country } = report.answers;
  const options = { countries, thisYear: Number(report.assessedAt.slice(0, 4)) };
  if (!report.pay) {
    if (!country) return [];
    const nothing = `No pay figure for this role in ${country} with at least 5 adverts or people behind it. `;
    return [
      heading("What the job pays"),
      paragraph([nothing, code("mlcareer salary"), " shows where there are some."]),
    ];
  }
  if (country) {
    const more: Text = [
      "Years before, sources in full, your own pay: ",
      code(`mlcareer salary --country ${country} --mine AMOUNT`),
    ];
    return [
      heading("What the job pays"),
      ...payBlocks(scalesOf(report.pay), options),
      ...levelBlocks(levelSteps(report.pay)),
      paragraph(more),
    ];
  }
  const choose: Text = ["For the levels of one country: ", code("mlcareer salary --country US"), "."];
  return [heading("What the job pays"), ...overviewBlocks(report.pay, options), paragraph(choose)];
}

function honesty(report: Report, names: Names): Block[] {
  const { education } = report.answers;
  return [
    heading("What this rests on"),
    facts([
      [
        "Claimed",
        report.check
          ? "readiness, gaps, first steps and points use your own ratings; what the check measured stands apart (mlcareer plan --measured plans from it)"
          : "readiness, gaps, first steps and points use your own ratings; nothing was measured (mlcareer check does)",
      ],
      [
        "Education",
        education
          ? `${DEGREE_NAMES[education.degree]}${education.degree === "none" ? "" : education.related ? ", related field" : ", unrelated field"}`
          : "not answered, counted as none",
      ],
      ["Evidence", evidenceFact(report)],
      ["Not answered", notAnsweredWords(report, names)],
    ]),
  ];
}

/** Apart from what is claimed and what is measured: neither takes it for proof. */
function evidenceFact(report: Report): Text {
  if (report.evidence) return `${evidenceSentence(report)} It is no measurement, and changes no other number`;
  return ["none given; ", code("mlcareer assess --from FILE"), " starts from a résumé, a LinkedIn export or your code"];
}

function notAnsweredWords({ notAnswered, readiness }: Report, names: Names): string {
  if (notAnswered.length === 0) return "nothing";
  if (readiness.claimedUpTo !== undefined) return `${count(notAnswered.length, "skill")}, not asked in the short way`;
  if (notAnswered.length > 12) return `${notAnswered.length} skills, counted as ${LEVEL_NAMES[0]}`;
  return `${joined(notAnswered.map((id) => skillName(names, id)))}, counted as ${LEVEL_NAMES[0]}`;
}

function levelWords(level: number): string {
  return `${level} (${LEVEL_NAMES[level as 0] ?? level})`;
}
