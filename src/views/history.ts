import type { Catalog } from "../catalog/schema.ts";
import type { StepProgress, StepState } from "../core/plan/progress.ts";
import type { Comparison } from "../core/score/compare.ts";
import { type Block, type Cell, code, heading, type Page, paragraph, type Tone, table } from "../render/blocks.ts";
import { localDay } from "../text/day.ts";
import { change, count, joined, points } from "./format.ts";
import { roleTitle, skillName } from "./names.ts";

type Names = Pick<Catalog, "skills" | "roles">;

/** A saved assessment, scored with the data of now. */
export interface HistoryRow {
  id: string;
  savedAt: string;
  role: string;
  readiness: number;
  inferred?: { mean: number; low: number; high: number; questions: number };
  dataVersion: string;
}

/** A check that was taken; its answers count until a day, with whatever ratings are the latest. */
export interface HistoryCheck {
  id: string;
  savedAt: string;
  answers: number;
  right: number;
  countsUntil: string;
}

/** How far a kept plan got. */
export interface PlanProgress {
  id: string;
  role: string;
  hoursPerWeek: number;
  start: string;
  end: string;
  steps: StepProgress[];
}

/** All saved assessments with their trend, and how the latest plan goes. */
export function historyPage(
  rows: readonly HistoryRow[],
  checks: readonly HistoryCheck[],
  damaged: readonly { id: string; reason: string }[],
  plan: PlanProgress | undefined,
  folder: string,
  names: Names,
  unfinished = false,
): Page {
  if (rows.length + checks.length + damaged.length === 0 && unfinished)
    return [
      paragraph([
        "No assessment is saved yet, but an interview is not finished. Go on with it: ",
        code("mlcareer assess --continue"),
      ]),
    ];
  if (rows.length + checks.length + damaged.length === 0)
    return [paragraph(["No assessment is saved yet. Start with ", code("mlcareer assess"), "."])];
  return [
    heading("Saved assessments", 1),
    ...(rows.length > 0 ? [assessmentTable(rows)] : []),
    ...trends(rows, names),
    ...checkTable(checks),
    ...damaged.map(({ id, reason }) => paragraph(`${id} cannot be read: ${reason} (left as it is)`, "bad")),
    ...(plan ? [heading("The plan"), paragraph(planWords(plan, names))] : []),
    paragraph(
      [
        "Claimed: by your own ratings; measured: by your ratings and the answers that counted with them, with the 90 % interval; both with the data of today. ",
        code("mlcareer history diff"),
        " compares the last two, ",
        code("mlcareer report ID"),
        ` shows one. They lie in ${folder}.`,
      ],
      "dim",
    ),
  ];
}

function assessmentTable(rows: readonly HistoryRow[]): Block {
  return table(
    [
      { title: "Id" },
      { title: "Role", flexible: true },
      { title: "Claimed", align: "right" },
      { title: "Measured", align: "right" },
      { title: "0 to 100", optional: true },
      { title: "Data", optional: true },
    ],
    rows.map(({ id, role, readiness, inferred, dataVersion }): Cell[] => [
      id,
      role,
      points(readiness),
      inferred ? `${points(inferred.mean)} (${Math.round(inferred.low)}–${Math.round(inferred.high)})` : "",
      { bar: readiness / 100 },
      dataVersion,
    ]),
  );
}

function checkTable(checks: readonly HistoryCheck[]): Block[] {
  if (checks.length === 0) return [];
  return [
    heading("Checks"),
    table(
      [
        { title: "Id" },
        { title: "Answers", align: "right" },
        { title: "Right", align: "right" },
        { title: "Counts until" },
      ],
      checks.map(({ id, answers, right, countsUntil }): Cell[] => [id, String(answers), String(right), countsUntil]),
    ),
    paragraph(
      ["Answers count with your newest ratings. ", code("mlcareer history show ID"), " gives the questions and why."],
      "dim",
    ),
  ];
}

/** What a check was, above its questions. */
export function checkHead({ id, savedAt, answers, right, countsUntil }: HistoryCheck): Page {
  return [
    heading(`Check ${id}`, 1),
    paragraph(
      `${count(answers, "answer")} on ${localDay(savedAt)}, ${right} right. They count with your newest ratings until ${countsUntil}.`,
    ),
  ];
}

/** For every role assessed more than once, how the claimed readiness went. */
function trends(rows: readonly HistoryRow[], { roles }: Names): Block[] {
  const several = [...new Set(rows.map(({ role }) => role))]
    .map((id) => ({ id, list: rows.filter(({ role }) => role === id) }))
    .filter(({ list }) => list.length > 1);
  if (several.length === 0) return [];
  return [
    heading("Trend"),
    table(
      [
        { title: "Role", flexible: true },
        { title: "First", align: "right" },
        { title: "Last", align: "right" },
        { title: "Change", align: "right" },
        { title: "0 to 100", optional: true },
      ],
      several.map(({ id, list }): Cell[] => {
        const values = list.map(({ readiness }) => readiness);
        const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
        return [
          roleTitle({ roles }, id),
          points(first),
          points(last),
          change(first, last),
          { spark: values.slice(-30).map((value) => value / 100) },
        ];
      }),
    ),
  ];
}

function planWords({ id, role, steps, start, hoursPerWeek }: PlanProgress, names: Names): string {
  const of = (state: StepState) => steps.filter((step) => step.state === state);
  const late = of("late").length;
  const next = steps.find(({ state }) => state !== "reached");
  return (
    `${id} (${roleTitle(names, role)}, ${hoursPerWeek} hours a week from ${start}): ${of("reached").length} of ${count(steps.length, "step")} reached` +
    (late > 0 ? `, ${late} late` : "") +
    (next ? `. Next: ${stepWords(next, names)} until ${next.ends}.` : ": all of it. Well done.") +
    " mlcareer history progress lists them."
  );
}

const STATES: Record<StepState, { text: string; tone?: Tone }> = {
  reached: { text: "reached", tone: "good" },
  late: { text: "late", tone: "warn" },
  now: { text: "under way" },
  ahead: { text: "to come", tone: "dim" },
};

/** Every step of a kept plan: what was planned, what is reached. */
export function progressPage(plan: PlanProgress, names: Names): Page {
  return [
    heading(`Progress on ${plan.id}`, 1),
    paragraph(planWords(plan, names)),
    table(
      [
        { title: "Step", flexible: true },
        { title: "Until", align: "right" },
        { title: "Now", align: "right" },
        { title: "State" },
      ],
      plan.steps.map((step): Cell[] => [stepWords(step, names), step.ends, String(step.level), STATES[step.state]]),
    ),
    paragraph(
      [
        "Now: the level claimed in the latest assessment. Say that you reached one: ",
        code("mlcareer assess --set python=3"),
        ". A plan from where you are now: ",
        code("mlcareer plan --keep"),
      ],
      "dim",
    ),
  ];
}

function stepWords({ skill, from, to }: StepProgress, names: Names): string {
  return from === to ? `Refresh ${skillName(names, skill)}` : `${skillName(names, skill)} ${from} → ${to}`;
}

/** What changed between two assessments: the person, or what is asked. */
export interface DiffView {
  from: { id: string; savedAt: string };
  to: { id: string; savedAt: string };
  role: { id: string; title: string };
  comparison: Comparison;
  /** Why the two parts cannot be told apart, where they cannot. */
  remark?: string;
}

export function diffPage({ from, to, role, comparison, remark }: DiffView, names: Names): Page {
  const { before, after, youChanged, skills } = comparison;
  return [
    heading(`From ${from.id} to ${to.id}: ${role.title}`, 1),
    table(
      [
        { title: "", flexible: true },
        { title: "Points", align: "right" },
      ],
      [
        [`Readiness on ${localDay(from.savedAt)}`, points(before)],
        ["You changed: the new answers, scored as then", change(before, before + youChanged)],
        ["The rubric changed: the same answers, scored by the newer data", change(before + youChanged, after)],
      ],
      [`Readiness on ${localDay(to.savedAt)}`, points(after)],
    ),
    ...(remark ? [paragraph(remark, "warn")] : []),
    heading("You"),
    skills.length === 0
      ? paragraph("No level changed.")
      : table(
          [
            { title: "Skill", flexible: true },
            { title: "Level", align: "right" },
          ],
          skills.map(({ skill, from: was, to: is }): Cell[] => [skillName(names, skill), `${was} → ${is}`]),
        ),
    heading("The rubric"),
    paragraph(rubricWords(comparison)),
    paragraph("Readiness as claimed by your own ratings.", "dim"),
  ];
}

function rubricWords({ requirements, formulaChanged }: Comparison): string {
  if (requirements.length === 0 && !formulaChanged) return "What the role asks for, and what it weighs, is the same.";
  const titles = (change: string) => requirements.filter((one) => one.change === change).map(({ title }) => title);
  const part = (change: string, words: string) =>
    titles(change).length > 0 ? [`${words}: ${joined(titles(change))}.`] : [];
  return [
    ...(formulaChanged ? ["The formula itself is a newer one (mlcareer explain readiness)."] : []),
    ...part("added", "Asked for now and not then"),
    ...part("removed", "Asked for then and not now"),
    ...part("changed", "Asked for at another level or weight"),
  ].join(" ");
}
