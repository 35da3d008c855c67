import type { Catalog, Role } from "../catalog/schema.ts";
import { type Calendar, daysBetween, weekOf } from "../core/plan/calendar.ts";
import { type Lessons, lessonsFor } from "../core/plan/learning.ts";
import type { GoalResult, Plan, PlanStep } from "../core/plan/plan.ts";
import {
  type Block,
  type Cell,
  code,
  heading,
  type Page,
  paragraph,
  type Task,
  type Text,
  table,
} from "../render/blocks.ts";
import { grouped } from "../text/money.ts";
import { change, count, joined, points } from "./format.ts";
import { skillName } from "./names.ts";
import { resourceWords } from "./resource.ts";

export type PlanData = Pick<Catalog, "skills" | "learning">;

const TASKS_SHOWN = 3;
const STEPS_SHOWN = 20;

/** A plan as a page. `all` gives every step with what to learn from and to build; otherwise the first of them. */
export function planPage(plan: Plan, role: Role, calendar: Calendar, data: PlanData, { all = false } = {}): Page {
  const title = heading(`Plan: ${role.title}`, 1);
  if (plan.steps.length === 0) return [title, paragraph(nothingToDo(plan))];
  return [
    title,
    paragraph(summary(plan)),
    ...(plan.goal ? [paragraph(goalWords(plan.goal, plan))] : []),
    ...longWay(plan),
    ...timetable(plan, calendar, data, all),
    ...tasks(plan, role, data, all),
    heading("What this rests on"),
    paragraph(
      "Levels are those you claim. Hours are the editors' estimates (source mlcareer-estimates), 40 % less to 80 % more, " +
        "so every date is an estimate too. Points are worked out anew after each step.",
    ),
    paragraph(orderWords(plan)),
    ...educationBlock(plan, role),
  ];
}

function nothingToDo({ readinessTo, goal, hoursPerWeek }: Plan): string {
  if (goal && "target" in goal) return `Nothing to plan: readiness is ${points(readinessTo)} of 100 already.`;
  if (goal && readinessTo < 100)
    return `No step that brings points fits until ${goal.deadline} at ${hoursPerWeek} hours a week. Readiness stays ${points(readinessTo)} of 100.`;
  return `Nothing to plan: readiness is ${points(readinessTo)} of 100 and no skill is below what is asked.`;
}

function summary(plan: Plan): Text {
  return [
    `Readiness ${points(plan.readinessFrom)} of 100 now, `,
    { strong: `${points(plan.readinessTo)} on ${plan.end}` },
    `: ${count(plan.hours, "hour")} at ${plan.hoursPerWeek} a week from ${plan.start}. ` +
      `By what hours may take, the end lies between ${plan.endEarliest} and ${plan.endLatest}.`,
  ];
}

const LONG_DAYS = 2 * 365;

/** Everything a role asks for is years away for most; that is no reason to lose heart. */
function longWay({ goal, start, end }: Plan): Block[] {
  if (goal || daysBetween(start, end) < LONG_DAYS) return [];
  return [
    paragraph([
      "This is the way to everything the role asks for, far more than a first job needs. What fits into a year or reaches fewer points: ",
      code("mlcareer plan --deadline DATE"),
      " or ",
      code("--target 60"),
      ".",
    ]),
  ];
}

function goalWords(goal: GoalResult, plan: Plan): string {
  if ("deadline" in goal) {
    const best = goal.exact
      ? "No other choice of steps brings more."
      : `This is the best choice found, not proved best: none can lead above ${points(Math.min(100, goal.bound))}.`;
    return `Until ${goal.deadline} the steps below bring ${change(plan.readinessFrom, plan.readinessTo).replace(/^[+−]/, "")} points. ${best}`;
  }
  const best = goal.exact
    ? "No other way is shorter."
    : `This is the shortest found, not proved shortest: none takes less than ${grouped(Math.ceil(goal.bound - 1e-6))} hours.`;
  return `The way to ${points(goal.target)}: ${best}`;
}

function orderWords({ exactOrder }: Plan): string {
  return (
    "Must-haves stand first; after them the order brings points as early as it can" +
    (exactOrder ? ", and no other order brings them earlier." : " (the best order found, not proved best).")
  );
}

function educationBlock(plan: Plan, role: Role): Block[] {
  if (plan.readinessTo > 99.95 || plan.goal) return [];
  const education = role.requirements.find(({ kind }) => kind === "education");
  if (!education) return [];
  return [
    paragraph(
      `The rest, ${points(100 - plan.readinessTo)} points, is what adverts ask of degrees; a degree is no step of this plan.`,
      "dim",
    ),
  ];
}

/** Week by week, with a bar where each step lies between the first day and the last. */
function timetable(plan: Plan, calendar: Calendar, data: PlanData, all: boolean): Block[] {
  const days = daysBetween(plan.start, plan.end) + 1;
  const at = (day: string, after = 0) => (daysBetween(plan.start, day) + after) / days;
  const shown = all ? plan.steps : plan.steps.slice(0, STEPS_SHOWN);
  let ready = plan.readinessFrom;
  const rows = shown.map((step): Cell[] => {
    ready += step.worth;
    return [
      weeksOf(step, calendar),
      stepWords(step, data) + (step.must ? " *" : ""),
      String(step.hours),
      step.ends,
      points(ready),
      { stretch: { low: at(step.starts), high: at(step.ends, 1) } },
    ];
  });
  const left = plan.steps.length - shown.length;
  return [
    heading("Week by week"),
    table(
      [
        { title: "Weeks", align: "right" },
        { title: "Step", flexible: true },
        { title: "Hours", align: "right" },
        { title: "Until", align: "right" },
        { title: "Ready", align: "right" },
        { title: "", optional: true },
      ],
      rows,
    ),
    ...(left > 0
      ? [paragraph([`${count(left, "more step")}: `, code("mlcareer plan --format md -o plan.md"), " lists all."])]
      : []),
    paragraph(
      "Until: the last day of the step. Ready: readiness after it. * marks what a must-have not met yet needs.",
      "dim",
    ),
  ];
}

function tasks(plan: Plan, role: Role, data: PlanData, all: boolean): Block[] {
  const shown = all ? plan.steps : plan.steps.slice(0, TASKS_SHOWN);
  return [
    heading(all ? "What to do" : "What to do first"),
    { kind: "tasks", tasks: shown.map((step): Task => taskOf(step, role, data, all)) },
  ];
}

function taskOf(step: PlanStep, role: Role, data: PlanData, all: boolean): Task {
  const { resources, build } = lessonsOf(step, data);
  const learnt = all ? resources : resources.slice(0, 2);
  const built = all ? build : build.slice(-1);
  return {
    text: [
      { strong: stepWords(step, data) },
      ` (${step.starts} to ${step.ends}, ${count(step.hours, "hour")}, +${points(step.worth)} points)`,
    ],
    notes: [
      `Why: ${whyOf(step, role, data)}.`,
      ...learnt.map((resource): Text => ["Learn: ", ...resourceWords(resource)]),
    ],
    parts: built.map(({ level, text }) => `Build, to prove level ${level}: ${text}`),
  };
}

/** What a step is learnt from and proved by. */
export function lessonsOf({ skill, from, to }: PlanStep, { learning }: PlanData): Lessons {
  return lessonsFor(
    learning.find((entry) => entry.skill === skill),
    from,
    to,
  );
}

/** "Python 1 → 3". */
export function stepWords({ skill, from, to, refresh }: PlanStep, data: PlanData): string {
  const name = skillName(data, skill);
  return refresh ? `Refresh ${name}` : `${name} ${from} → ${to}`;
}

export function weeksOf({ starts, ends }: PlanStep, calendar: Calendar): string {
  const [first, last] = [weekOf(calendar, starts), weekOf(calendar, ends)];
  return first === last ? String(first) : `${first}–${last}`;
}

/** Why a step is in the plan, in words. */
export function whyOf(step: PlanStep, role: Role, data: PlanData): string {
  if (step.refresh)
    return "last used over three years ago; a refresh brings no points but may be needed in an interview";
  const titles = step.requirements.map((id) => role.requirements.find((r) => r.id === id)?.title ?? id);
  const reasons = [
    ...(step.must ? ["part of a must-have not met yet"] : []),
    ...(titles.length > 0 ? [`the role asks for it (${joined(titles)})`] : []),
    ...(step.makesWayFor.length > 0
      ? [`needed for ${joined(step.makesWayFor.slice(0, 4).map((id) => skillName(data, id)))}`]
      : []),
  ];
  return reasons.join("; ");
}

/** Two ways side by side: what each takes and brings, and what they share. */
export function waysBlocks(ways: readonly { role: Role; plan: Plan }[], data: PlanData): Block[] {
  const skills = ways.map(({ plan }) => new Set(plan.steps.map(({ skill }) => skill)));
  const shared = [...(skills[0] ?? [])].filter((id) => skills.every((set) => set.has(id)));
  return [
    heading("The ways compared"),
    table(
      [
        { title: "Role", flexible: true },
        { title: "Now", align: "right" },
        { title: "Then", align: "right" },
        { title: "Steps", align: "right" },
        { title: "Hours", align: "right" },
        { title: "Until", align: "right" },
      ],
      ways.map(({ role, plan }): Cell[] => [
        role.title,
        points(plan.readinessFrom),
        points(plan.readinessTo),
        String(plan.steps.length),
        grouped(plan.hours),
        plan.end,
      ]),
    ),
    paragraph(
      shared.length === 0
        ? "They share no skill to learn."
        : `Of use on both ways: ${joined(shared.map((id) => skillName(data, id)))}.`,
    ),
  ];
}
