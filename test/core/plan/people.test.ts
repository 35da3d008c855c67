import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import { hoursUntil, lastDayOf } from "../../../src/core/plan/calendar.ts";
import { planFirst } from "../../../src/core/plan/first.ts";
import { PHASES } from "../../../src/core/plan/phases.ts";
import { makePlan, type Plan } from "../../../src/core/plan/plan.ts";
import { profileOf } from "../../../src/core/report.ts";
import { skillFacts } from "../../../src/core/score/facts.ts";
import { alternativesOf } from "../../../src/core/score/prerequisites.ts";
import { readiness } from "../../../src/core/score/readiness.ts";

const catalog = loadCatalog(new URL("../../../data", import.meta.url).pathname);
const byId = new Map(catalog.skills.map((skill) => [skill.id, skill]));
const WEEKS = [8, 26, 39, 52];

function situationOf(person: (typeof catalog.people)[number]) {
  const role = catalog.roles.find(({ id }) => id === person.role);
  if (!role) throw new Error(person.role);
  return { role, profile: profileOf(person.answers), facts: skillFacts(catalog, role) };
}

describe("the plan of", () => {
  describe.each(catalog.people.map((person) => [person.id, person] as const))("%s", (_, person) => {
    const { role, profile, facts } = situationOf(person);
    const calendar = { start: "2026-11-23", hoursPerWeek: 8, weeksOff: [] };
    const planFor = (weeks: number) => {
      const goal = { deadline: lastDayOf(calendar, weeks) };
      return makePlan(role, profile, facts, calendar, { goal, projects: catalog.projects });
    };
    const plans = WEEKS.map(planFor);
    const every = (check: (plan: Plan, weeks: number) => void) => {
      for (const [i, plan] of plans.entries()) check(plan, WEEKS[i] ?? 0);
    };

    it("studies nothing before what it needs", () => {
      every(({ steps }) => {
        const level = new Map([...profile.ratings].map(([id, rating]) => [id, rating.level as number]));
        const held = (id: string) => (byId.get(id)?.practised ? 4 : (level.get(id) ?? 0));
        for (const { skill, from, to } of steps) {
          expect(held(skill)).toBe(from);
          for (const need of byId.get(skill)?.prerequisites ?? [])
            if (need.before > from && need.before <= to)
              expect(Math.max(...alternativesOf(need).map(held)), `${skill} ${to}`).toBeGreaterThanOrEqual(need.level);
          level.set(skill, to);
        }
      });
    });

    it("keeps the phases in order, and leaves the foundations only when the must-haves stand", () => {
      every(({ steps }) => {
        const phases = steps.map(({ phase }) => PHASES.indexOf(phase));
        expect(phases).toEqual(phases.toSorted((a, b) => a - b));
        const ratings = new Map(profile.ratings);
        for (const { skill, to, phase } of steps) {
          if (phase !== "foundations") expect(readiness(role, { ...profile, ratings }).gate.value).toBe(1);
          ratings.set(skill, { level: to });
        }
      });
    });

    it("adds up, fits, and makes no step of what is practised", () => {
      every((plan, weeks) => {
        const worth = plan.steps.reduce((sum, step) => sum + step.worth, 0);
        expect(worth).toBeCloseTo(plan.readinessTo - plan.readinessFrom, 9);
        expect(plan.hours).toBeLessThanOrEqual(8 * weeks);
        expect((plan.applying?.ends ?? plan.end) <= lastDayOf(calendar, weeks)).toBe(true);
        expect(hoursUntil(calendar, plan.end)).toBeGreaterThanOrEqual(plan.hours);
        expect(plan.steps.filter(({ skill }) => byId.get(skill)?.practised)).toEqual([]);
      });
    });

    it("begins no tutorial that leads nowhere", () => {
      every(({ steps }) => {
        for (const [i, { skill, to }] of steps.entries()) {
          if (to !== 1) continue;
          const goesOn = role.requirements.some(
            (one) =>
              one.kind !== "education" && one.options.some((option) => option.skill === skill && option.asked > 1),
          );
          const later = steps.slice(i + 1);
          const leads = later.some(
            (step) =>
              step.skill === skill ||
              byId.get(step.skill)?.prerequisites.some((need) => alternativesOf(need).includes(skill)),
          );
          expect(leads || !goesOn, skill).toBe(true);
        }
      });
    });

    it("works off the milestones of a project in order within a phase, on at most three projects", () => {
      every(({ steps, projects }) => {
        expect(projects.length).toBeLessThanOrEqual(3);
        for (const project of catalog.projects)
          for (const phase of PHASES) {
            const mine = steps.filter((step) => step.phase === phase && step.milestone?.project === project.id);
            const places = mine.map(({ milestone }) =>
              project.milestones.findIndex(({ id }) => id === milestone?.milestone),
            );
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
      });
    });

    it("begins with what the report names first", () => {
      const plan = plans[WEEKS.indexOf(52)];
      const first = planFirst(catalog, role, person.answers);
      expect(first).toEqual(
        plan?.steps
          .slice(0, 3)
          .map(({ skill, from, to, worth, hours }) => ({ skill, from, to, returns: worth, hours })),
      );
    });
  });
});
