import { builtCatalog } from "../../src/catalog/built.ts";
import { type Random, seeded } from "../../src/core/check/random.ts";
import { lastDayOf } from "../../src/core/plan/calendar.ts";
import { beamOrder, exactOrder } from "../../src/core/plan/closed-sets.ts";
import { bestOrder } from "../../src/core/plan/order.ts";
import { makePlan } from "../../src/core/plan/plan.ts";
import { sidney } from "../../src/core/plan/sidney.ts";
import { delay, restricted, type Tasks } from "../../src/core/plan/tasks.ts";
import { profileOf } from "../../src/core/report.ts";
import { skillFacts } from "../../src/core/score/facts.ts";

/*
 * How far orders of random jobs lie above the optimum, seeded: the same figures at every run (times apart). The optimum
 * is found over the closed sets of the whole graph, without the decomposition, wherever it has at most REFERENCE_SETS.
 */

type Method = (tasks: Tasks) => number[];

interface Family {
  name: string;
  make(size: number, random: Random): Tasks;
}

const SEED = 20_240_602;
const GRAPHS = 20;
const SIZES = [12, 20, 30, 40];
const REFERENCE_SETS = 1_000_000;

const METHODS: Record<string, Method> = {
  topological: topological,
  "best ready": bestReady,
  "Sidney alone": (tasks) =>
    sidney(tasks).flatMap((part) => bestReady(restricted(tasks, part)).map((i) => part[i] ?? 0)),
  "beam alone": (tasks) => beamOrder(tasks, 2000),
  ours: (tasks) => bestOrder(tasks).parts.flat(),
};

const FAMILIES: Family[] = [
  ...[0.5, 1, 2, 3].map((each) => ({
    name: `random, ${each} prerequisites a job`,
    make: (size: number, random: Random) => randomTasks(size, random, each),
  })),
  { name: "skills of three levels, linked", make: skillTasks },
  { name: "first half worth nothing, second half worth something (one large part)", make: twoHalves },
];

export function main(graphs = GRAPHS): void {
  console.log(`Excess over the least Σ gain × arrival, mean of ${graphs} graphs a row; times in ms.`);
  console.log("Targets: ours <= 1 % up to 30 jobs, <= 3 % at 40, <= 500 ms.\n");
  for (const { name, make } of FAMILIES) {
    console.log(name);
    console.table(SIZES.map((size) => row(size, graphs, make)));
  }
  console.log("Whole plans of the sample people, the slowest person of each horizon. Target: <= 600 ms.");
  console.table(HORIZONS.map(slowestPlan));
}

/** Weeks at 8 hours; 0 is everything. */
const HORIZONS = [4, 13, 26, 39, 52, 78, 104, 208, 0];

function slowestPlan(weeks: number): Record<string, string | number> {
  const catalog = builtCatalog("dist/data");
  const calendar = { start: "2026-11-23", hoursPerWeek: 8, weeksOff: [] };
  const goal = weeks > 0 ? { deadline: lastDayOf(calendar, weeks) } : undefined;
  const times = catalog.people.map((person) => {
    const role = catalog.roles.find(({ id }) => id === person.role);
    if (!role) throw new Error(`no role ${person.role}`);
    const started = performance.now();
    const { projects } = catalog;
    makePlan(role, profileOf(person.answers), skillFacts(catalog, role), calendar, { goal, projects });
    return { id: person.id, ms: performance.now() - started };
  });
  const slowest = times.reduce((a, b) => (b.ms > a.ms ? b : a));
  return {
    weeks: weeks || "all",
    "ms mean": Math.round(mean(times.map(({ ms }) => ms))),
    "ms max": Math.round(slowest.ms),
    slowest: slowest.id,
  };
}

function row(size: number, graphs: number, make: Family["make"]): Record<string, string | number> {
  const random = seeded(SEED + size);
  const names = Object.keys(METHODS);
  const excess = new Map(names.map((name) => [name, [] as number[]]));
  const times: number[] = [];
  let proven = 0;
  for (let graph = 0; graph < graphs; graph++) {
    const tasks = make(size, random);
    const started = performance.now();
    const { exact } = bestOrder(tasks);
    times.push(performance.now() - started);
    if (exact) proven += 1;
    const optimum = exactOrder(tasks, REFERENCE_SETS);
    if (!optimum) continue;
    const least = delay(tasks, optimum);
    for (const name of names) excess.get(name)?.push(delay(tasks, METHODS[name]?.(tasks) ?? []) / least - 1);
  }
  const known = excess.get("ours")?.length ?? 0;
  return {
    jobs: size,
    "optimum known": `${known}/${graphs}`,
    ...Object.fromEntries(names.map((name) => [name, known ? percent(mean(excess.get(name) ?? [])) : "-"])),
    "proven by ours": `${proven}/${graphs}`,
    "ms mean": Math.round(mean(times)),
    "ms max": Math.round(Math.max(...times)),
  };
}

/** Jobs of 4 to 120 hours, gains from 0 to 3 points, each with so many prerequisites on average among those before it. */
function randomTasks(size: number, random: Random, each: number): Tasks {
  const before = Array.from({ length: size }, (_, i) =>
    Array.from({ length: i }, (_, b) => b).filter(() => random() < (2 * each) / (size - 1)),
  );
  return { hours: before.map(() => 4 + Math.floor(117 * random())), gains: before.map(() => 3 * random()), before };
}

/** Skills of three levels, each level dearer than the one before; half of the levels need another skill, a third bring nothing. */
function skillTasks(size: number, random: Random): Tasks {
  const tasks = { hours: [] as number[], gains: [] as number[], before: [] as number[][] };
  let base = 0;
  let gain = 0;
  for (let i = 0; i < size; i++) {
    const level = i % 3;
    if (level === 0) {
      base = 4 + Math.floor(17 * random());
      gain = random() < 1 / 3 ? 0 : 0.3 + random();
    }
    tasks.hours.push(base * 3 ** level);
    tasks.gains.push(gain);
    const needs = level === 0 ? [] : [i - 1];
    if (i - level > 0 && random() < 0.5) needs.push(Math.floor((i - level) * random()));
    tasks.before.push(needs);
  }
  return tasks;
}

/** The hard case for the decomposition: gains only in the second half, each job of which needs three of the first. */
function twoHalves(size: number, random: Random): Tasks {
  const half = Math.floor(size / 2);
  const before = Array.from({ length: size }, (_, i) =>
    i < half ? [] : [...new Set([0, 1, 2].map(() => Math.floor(half * random())))],
  );
  return {
    hours: before.map(() => 4 + Math.floor(117 * random())),
    gains: before.map((_, i) => (i < half ? 0 : 3 * random())),
    before,
  };
}

/** As they come: jobs are numbered so that prerequisites precede. */
function topological(tasks: Tasks): number[] {
  return tasks.hours.map((_, i) => i);
}

/** Of the jobs whose prerequisites are done, always the one with the most gain an hour. */
function bestReady({ hours, gains, before }: Tasks): number[] {
  const done = new Set<number>();
  const ratio = (i: number) => (gains[i] ?? 0) / (hours[i] ?? 1);
  while (done.size < hours.length) {
    const ready = hours.flatMap((_, i) => (!done.has(i) && before[i]?.every((b) => done.has(b)) ? [i] : []));
    done.add(ready.reduce((best, i) => (ratio(i) > ratio(best) ? i : best)));
  }
  return [...done];
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(2)} %`;
}
