import type { Catalog, Role } from "../catalog/schema.ts";
import { type Calendar, daysBetween, weekOf } from "../core/plan/calendar.ts";
import { type Lessons, lessonsFor } from "../core/plan/learning.ts";
import { PHASES, type Phase } from "../core/plan/phases.ts";
import { type GoalResult, type Plan, type PlanStep, weekly } from "../core/plan/plan.ts";
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
import { count, joined, points } from "./format.ts";
import { skillName } from "./names.ts";
import { milestoneOf, milestoneWords, projectBlocks } from "./plan-projects.ts";
import { resourceWords } from "./resource.ts";

export type PlanData = Pick<Catalog, "skills" | "learning" | "projects">;

const TASKS_SHOWN = 3;
const STEPS_SHOWN = 12;

/** A plan as a page. `all` gives every step with what to learn from and to build; otherwise the first of them. */
export function planPage(
  plan: Plan,
  role: Role,
  calendar: Calendar,
  data: PlanData,
  { all = false, measured = false } = {},
): Page {
  const title = heading(`Plan: ${role.title}`, 1);
  if (plan.steps.length === 0)
    return [title, paragraph(nothingToDo(plan, data)), ...leftOutBlock(plan, data), ...practisedBlock(plan, data)];
  return [
    title,
    paragraph(summary(plan)),
    ...goalBlocks(plan),
    ...leftBlocks(plan),
    ...leftOutBlock(plan, data),
    ...timetable(plan, role, calendar, data, all),
    ...projectBlocks(plan, data, all),
    ...tasks(plan, role, data, all),
    heading("What this rests on"),
    paragraph(
      `Levels are those ${measured ? "that the check measured" : "you claim"}. Hours are the editors' estimates (source mlcareer-estimates), 40 % less to 80 % more, ` +
        "so every date is an estimate too. Points are worked out anew after each step.",
    ),
    paragraph(orderWords(plan)),
    ...practisedBlock(plan, data),
    ...educationBlock(plan, role),
  ];
}

function nothingToDo({ readinessTo, goal, hoursPerWeek, tooShort, only }: Plan, data: PlanData): string {
  const ready = `readiness is ${points(readinessTo)} of 100`;
  if (tooShort && goal && "deadline" in goal) {
    const { skill, to, hours, available } = tooShort;
    const pace = available > 0 ? ` At ${weekly(hours * hoursPerWeek, available)} hours a week it fits.` : "";
    return (
      `No step that brings points fits until ${goal.deadline} at ${hoursPerWeek} hours a week: the shortest, ` +
      `${skillName(data, skill)} to level ${to}, takes ${count(hours, "hour")}, and there are ${Math.floor(available)}.${pace} ` +
      `Readiness stays ${points(readinessTo)} of 100.`
    );
  }
  if (only) return `Nothing to plan: no must-have that can be studied is below its floor, and ${ready}.`;
  if (goal && "target" in goal) return `Nothing to plan: ${ready} already.`;
  return `Nothing to plan: ${ready} and no skill that can be studied is below what is asked.`;
}

function summary(plan: Plan): Text {
  return [
    `Readiness ${points(plan.readinessFrom)} of 100 now, `,
    { strong: `${points(plan.readinessTo)} on ${plan.end}` },
    `: ${count(plan.hours, "hour")} at ${plan.hoursPerWeek} a week from ${plan.start}. ` +
      `By what hours may take, the end lies between ${plan.endEarliest} and ${plan.endLatest}.`,
  ];
}

/** Below so many points a person may as well apply. */
const HARDLY_ANYTHING = 3;

function goalBlocks({ goal, readinessFrom, readinessTo, left, hoursPerWeek }: Plan): Block[] {
  if (goal && "target" in goal && "deadline" in goal && !goal.reached) {
    const { target, deadline, needs } = goal;
    const takes = needs
      ? `${points(target)} takes ${count(needs.hours, "hour")}: ${needs.hoursPerWeek} a week until then.`
      : "No plan of steps reaches it.";
    return [
      paragraph(
        `${points(target)} does not fit until ${deadline} at ${hoursPerWeek} hours a week. The steps below fit, and lead to ${points(readinessTo)}. ${takes}`,
        "warn",
      ),
    ];
  }
  if (left.readiness - readinessFrom < HARDLY_ANYTHING)
    return [
      paragraph("You have nearly all that the role asks for. Apply now, and take these steps beside it.", "good"),
    ];
  return [];
}

/** What the plan does not come to, in one line. */
function leftBlocks({ left, goal, readinessTo }: Plan): Block[] {
  if (left.hours <= 0) return [];
  const until = goal && "deadline" in goal ? `Until ${goal.deadline} this is what fits. ` : "";
  return [
    paragraph([
      `${until}Left for later: ${count(left.hours, "hour")}, which lead from ${points(readinessTo)} to ${points(left.readiness)}: `,
      code("mlcareer plan --all"),
      ".",
    ]),
  ];
}

function leftOutBlock({ leftOut }: Plan, data: PlanData): Block[] {
  if (leftOut.length === 0) return [];
  const names = joined(leftOut.map((id) => skillName(data, id)));
  return [paragraph(`Left out, from the level on that needs what is skipped: ${names}.`, "warn")];
}

function practisedBlock({ practised: { skills, points: held } }: Plan, data: PlanData): Block[] {
  if (skills.length === 0) return [];
  const names = joined(skills.map((id) => skillName(data, id)));
  return [
    paragraph(
      `${names} ${skills.length === 1 ? "holds" : "hold"} ${points(held)} points more. No step studies them: they are practised where the work is reviewed, written up and presented.`,
      "dim",
    ),
  ];
}

/** What was optimised, once, in the reader's words. */
function orderWords({ goal, exactOrder, left }: Plan): string {
  const runsOut = goal && "deadline" in goal && left.hours > 0;
  const choice = runsOut
    ? "Where the hours run out, the steps chosen are those that bring the most points in what is left. "
    : goal && "target" in goal
      ? "In the last of them the steps are the shortest way to the points. "
      : "";
  return (
    "The phases come one after the other, so that nothing is studied before what it is done with. " +
    `${choice}${unproven(goal)}Within a phase the milestones of a project keep their order; apart from that the points ` +
    `come as early as they can${exactOrder ? "." : " (in the best order found, not proved best)."}`
  );
}

function unproven(goal: GoalResult | undefined): string {
  if (!goal || goal.exact) return "";
  if ("deadline" in goal && !("reached" in goal && goal.reached))
    return `This is the best choice found, not proved best: none can lead above ${points(Math.min(100, goal.bound))}. `;
  return `This is the shortest found, not proved shortest: none takes less than ${grouped(Math.ceil(goal.bound - 1e-6))} hours. `;
}

function educationBlock(plan: Plan, role: Role): Block[] {
  if (plan.left.hours > 0 || plan.readinessTo + plan.practised.points > 99.95) return [];
  const education = role.requirements.find(({ kind }) => kind === "education");
  if (!education) return [];
  const rest = 100 - plan.readinessTo - plan.practised.points;
  return [
    paragraph(
      `The rest, ${points(rest)} points, is what adverts ask of degrees; a degree is no step of this plan.`,
      "dim",
    ),
  ];
}

/** The title of a phase in a role. */
export function phaseTitle(phase: Phase, role: Role): string {
  return {
    foundations: "Foundations: the must-haves",
    production: role.firstGoal ?? "The core of the role at level 2",
    depth: "Depth: the core at the level asked",
    breadth: "Breadth: what else is asked",
  }[phase];
}

/** Phase by phase, week by week, with a bar where each step lies between the first day and the last. */
function timetable(plan: Plan, role: Role, calendar: Calendar, data: PlanData, all: boolean): Block[] {
  const shown = all ? plan.steps : plan.steps.slice(0, STEPS_SHOWN);
  const left = plan.steps.length - shown.length;
  return [
    ...PHASES.flatMap((phase) => phaseBlocks(phase, shown, plan, role, calendar, data)),
    ...(left > 0
      ? [paragraph([`${count(left, "more step")}: `, code("mlcareer plan --format md -o plan.md"), " lists all."])]
      : []),
    ...applyingBlocks(plan),
    paragraph("Until: the last day of the step. Ready: readiness after it.", "dim"),
  ];
}

function phaseBlocks(
  phase: Phase,
  shown: readonly PlanStep[],
  plan: Plan,
  role: Role,
  calendar: Calendar,
  data: PlanData,
): Block[] {
  const days = daysBetween(plan.start, plan.end) + 1;
  const at = (day: string, after = 0) => (daysBetween(plan.start, day) + after) / days;
  let ready = plan.readinessFrom;
  const rows = shown.flatMap((step): Cell[][] => {
    ready += step.worth;
    if (step.phase !== phase) return [];
    const bar = { stretch: { low: at(step.starts), high: at(step.ends, 1) } };
    return [[weeksOf(step, calendar), stepWords(step, data), String(step.hours), step.ends, points(ready), bar]];
  });
  if (rows.length === 0) return [];
  return [
    heading(phaseTitle(phase, role)),
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
  ];
}

export const APPLYING_WORDS =
  "Read adverts and answer them, make the projects ready to be shown, practise the interview, apply.";

function applyingBlocks({ applying }: Plan): Block[] {
  if (!applying) return [];
  return [heading("Applying"), paragraph(`${applying.starts} to ${applying.ends}: ${APPLYING_WORDS}`)];
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
      ...milestoneNotes(step, data),
      ...learnt.map((resource): Text => ["Learn: ", ...resourceWords(resource)]),
    ],
    parts: built.map(({ level, text }) => `Build, to prove level ${level}: ${text}`),
  };
}

function milestoneNotes(step: PlanStep, data: PlanData): Text[] {
  const found = milestoneOf(step, data);
  return found ? [`Proved at: ${milestoneWords(found)}.`] : [];
}

/** What a step is learnt from and proved by; a milestone takes the place of what is built for its level and those below. */
export function lessonsOf({ skill, from, to, milestone }: PlanStep, { learning }: PlanData): Lessons {
  const entry = learning.find((one) => one.skill === skill);
  const { resources, build } = lessonsFor(entry, from, to);
  return { resources, build: build.filter(({ level }) => level > (milestone?.level ?? 0)) };
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
