import fc from "fast-check";
import type { Role, Skill } from "../../../src/catalog/schema.ts";
import type { Job } from "../../../src/core/plan/jobs.ts";
import type { Tasks } from "../../../src/core/plan/tasks.ts";
import { candidates } from "../../../src/core/score/candidates.ts";
import type { SkillFacts } from "../../../src/core/score/facts.ts";
import type { Profile } from "../../../src/core/score/readiness.ts";
import { profileOf, roleOf } from "../check/fixtures.ts";

interface Known {
  steps?: [number, number, number, number];
  /** Such as { skill: "python", level: 2, before: 1 }. */
  needs?: Skill["prerequisites"];
  legacy?: boolean;
  practised?: true;
}

/** Facts about skills by id; a skill not told takes 10, 20, 40 and 80 hours a step. No demand was counted. */
export function factsOf(known: Record<string, Known> = {}): SkillFacts {
  return {
    skill: (id) => {
      const { steps = [10, 20, 40, 80], needs = [], legacy = false, practised } = known[id] ?? {};
      return {
        id,
        name: id,
        aliases: [],
        status: legacy ? "legacy" : "current",
        description: "",
        prerequisites: needs,
        practised,
        anchors: { 1: "", 2: "", 3: "", 4: "" },
        hours: { steps, basis: "" },
        category: "",
      };
    },
    demand: () => undefined,
  };
}

/** Tasks with prerequisites among those of lower number. */
export function anyTasks(maxLength: number): fc.Arbitrary<Tasks> {
  const task = fc.record({
    hours: fc.integer({ min: 1, max: 9 }),
    gain: fc.integer({ min: 0, max: 6 }),
    needs: fc.array(fc.nat(maxLength), { maxLength: 2 }),
  });
  return fc.array(task, { minLength: 1, maxLength }).map((tasks) => ({
    hours: tasks.map(({ hours }) => hours),
    gains: tasks.map(({ gain }) => gain),
    before: tasks.map(({ needs }, i) => (i === 0 ? [] : [...new Set(needs.map((need) => need % i))])),
  }));
}

/** Every closed set, as indices in rising order. */
export function closedSets(before: Tasks["before"]): number[][] {
  return Array.from({ length: 2 ** before.length }, (_, bits) =>
    before.flatMap((_, i) => ((bits >> i) & 1 ? [i] : [])),
  ).filter((set) => set.every((i) => before[i]?.every((b) => set.includes(b))));
}

/** Every order that respects the prerequisites. */
export function allOrders(before: Tasks["before"], done: number[] = []): number[][] {
  if (done.length === before.length) return [done];
  return before.flatMap((needs, i) =>
    !done.includes(i) && needs.every((b) => done.includes(b)) ? allOrders(before, [...done, i]) : [],
  );
}

export function respects(order: readonly number[], before: Tasks["before"]): boolean {
  return order.every((i, place) => before[i]?.every((b) => order.indexOf(b) < place));
}

export interface Situation {
  role: Role;
  profile: Profile;
  facts: SkillFacts;
}

/** Small roles over five skills (one or two of them must-haves, one "best 1"), with people and prerequisites at random. */
export function anySituation(): fc.Arbitrary<Situation> {
  const level = fc.integer({ min: 0, max: 3 });
  const hours = fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 30 })));
  return fc
    .record({
      levels: fc.array(level, { minLength: 5, maxLength: 5 }),
      asked: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
      hours: fc.array(hours, { minLength: 5, maxLength: 5 }),
      needs: fc.array(
        fc.record({ on: fc.nat(3), level: fc.integer({ min: 1, max: 2 }), before: fc.integer({ min: 1, max: 3 }) }),
        {
          minLength: 4,
          maxLength: 4,
        },
      ),
    })
    .map(({ levels, asked, weights, hours: steps, needs }) => {
      const [one = 1, two = 1, three = 1] = asked;
      const [a = 1, b = 1, c = 1, d = 1] = weights;
      return {
        role: roleOf([
          { skills: ["s0"], asked: 3, floor: 2, weight: a, core: true },
          { skills: ["s1", "s2"], asked: Math.max(two, 2), floor: 2, weight: b },
          { skills: ["s3", "s4"], best: 1, asked: three, weight: c },
          { skills: ["s2"], asked: one, weight: d },
        ]),
        profile: profileOf(Object.fromEntries(levels.map((value, i) => [`s${i}`, value]))),
        facts: factsOf(
          Object.fromEntries(
            steps.map((hour, i) => {
              const need = needs[i - 1];
              const prerequisites =
                need && i > 0 ? [{ skill: `s${need.on % i}`, level: need.level, before: need.before }] : [];
              return [`s${i}`, { steps: hour as [number, number, number, number], needs: prerequisites }];
            }),
          ),
        ),
      };
    });
}

/** The role with the options of every "best k" fixed to the k advised: there gains add up exactly. */
export function fixedRole({ role, profile, facts }: Situation): Role {
  return {
    ...role,
    requirements: role.requirements.map((requirement) => {
      if (requirement.kind !== "best") return requirement;
      const { best, ...rest } = requirement;
      const advised = candidates(requirement, profile.ratings, facts);
      return { ...rest, kind: "all", options: rest.options.filter(({ skill }) => advised.includes(skill)) };
    }),
  };
}

/** The profile after some jobs. */
export function withDone(profile: Profile, jobs: readonly Job[]): Profile {
  const ratings = new Map(profile.ratings);
  for (const { skill, to } of jobs) {
    if (to > (ratings.get(skill)?.level ?? 0)) ratings.set(skill, { ...ratings.get(skill), level: to });
  }
  return { ...profile, ratings };
}
