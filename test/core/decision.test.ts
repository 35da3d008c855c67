import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { Answers } from "../../src/catalog/schema.ts";
import { DECISION_POINTS, decisionOf } from "../../src/core/decision.ts";
import { makePlan } from "../../src/core/plan/plan.ts";
import { skillFacts } from "../../src/core/score/facts.ts";
import { profileOf, readiness } from "../../src/core/score/readiness.ts";

const catalog = loadCatalog(new URL("../../data", import.meta.url).pathname);
const calendar = { start: "2026-11-23", hoursPerWeek: 8, weeksOff: [] };

describe.each(catalog.people.map((person) => [person.id, person.answers] as const))("%s", (_, answers) => {
  const { roles } = decisionOf(catalog, answers);

  it("has every role once, the nearest first and those out of reach last", () => {
    expect(roles.map(({ id }) => id).sort()).toEqual(catalog.roles.map(({ id }) => id).sort());
    const hours = roles.map((role) => role.hours.target ?? Number.POSITIVE_INFINITY);
    expect(hours).toEqual(hours.toSorted((a, b) => a - b));
  });

  it.each(roles.map((role) => [role.id, role] as const))("%s: the hours are those of the plans for it", (id, found) => {
    const role = catalog.roles.find((one) => one.id === id);
    if (!role) throw new Error("no role");
    const [profile, facts] = [profileOf(answers), skillFacts(catalog, role)];
    const musts = makePlan(role, profile, facts, calendar, { onlyMustHaves: true });
    const way = makePlan(role, profile, facts, calendar, { goal: { target: DECISION_POINTS } });
    const named = role.requirements.some((one) => one.kind !== "education" && one.floor !== undefined);
    expect(found.hours.mustHaves).toBe(named ? musts.hours : undefined);
    const reached = way.goal && "reached" in way.goal && way.goal.reached;
    expect(found.hours.target).toBe(reached ? way.hours : undefined);
    expect(found.hours.most).toBeGreaterThanOrEqual(way.readinessTo - 1e-9);
    expect(found.hours.most >= DECISION_POINTS).toBe(reached);
    expect(found.readiness.claimed).toBe(readiness(role, profile).value);
  });
});

const answers = (more: Partial<Answers>): Answers => ({ role: "ml-engineer", ratings: {}, ...more });
const payIn = (country?: string) =>
  new Map(decisionOf(catalog, answers(country ? { country } : {})).roles.map((role) => [role.id, role]));

describe("pay", () => {
  it("is of one year, source and kind: the newest, of that the one with most behind it", () => {
    const { pay } = payIn("US").get("data-scientist") ?? {};
    expect(pay).toMatchObject({ year: 2025, source: "aijobs-2025-08", basis: "adverts", median: 149_000 });
    expect(pay).not.toHaveProperty("level");
    expect(pay).not.toHaveProperty("company");
  });

  it("is refused with its n where fewer than five stand behind it, and absent where nothing is known", () => {
    const french = payIn("FR").get("ml-engineer");
    expect(french?.pay).toBeUndefined();
    expect(french?.tooFew).toEqual({ group: "Machine Learning Engineer", n: 4, year: 2024 });
    const indian = payIn("IN").get("software-engineer");
    expect([indian?.pay, indian?.tooFew]).toEqual([undefined, undefined]);
  });

  it("is that of the largest country for whoever named none, which is said", () => {
    expect(decisionOf(catalog, answers({}))).toMatchObject({ country: "US", isOwnCountry: false });
    expect(decisionOf(catalog, answers({ country: "IN" }))).toMatchObject({ country: "IN", isOwnCountry: true });
  });
});

it("after the short way readiness is a range, and the hours are the least", () => {
  const ratings = { python: { level: 1 as const } };
  const short = decisionOf(catalog, answers({ ratings, way: "short" }));
  const full = decisionOf(catalog, answers({ ratings }));
  expect(short.short).toBe(true);
  for (const role of short.roles) {
    const same = full.roles.find(({ id }) => id === role.id);
    expect(role.readiness.claimed).toBe(same?.readiness.claimed);
    expect(role.readiness.claimedUpTo).toBeGreaterThan(role.readiness.claimed);
    expect(role.hours.target ?? 0).toBeLessThan(same?.hours.target ?? Number.POSITIVE_INFINITY);
  }
});

it("is measured for every role from the same answers, from five on", () => {
  const [role] = catalog.roles.filter(({ id }) => id === "ml-engineer");
  const ratings = Object.fromEntries(catalog.questions.map(({ skill }) => [skill, { level: 3 as const }]));
  const taken = catalog.questions
    .filter(({ skill }) => role && skill === "python")
    .slice(0, 5)
    .map(({ id }) => ({ question: id, answer: "right" as const }));
  const known = (count: number) => ({
    seed: 1,
    answers: taken.slice(0, count),
    first: "2026-11-01",
    last: "2026-11-01",
  });
  const measured = (count: number) =>
    decisionOf(catalog, answers({ ratings }), known(count)).roles.map(({ readiness }) => readiness.inferred?.questions);
  expect(measured(4)).toEqual(catalog.roles.map(() => undefined));
  expect(measured(5).filter((n) => n === 5).length).toBeGreaterThan(1);
});
