import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import { hoursTo } from "../../../src/core/plan/hours-to.ts";
import { skillFacts } from "../../../src/core/score/facts.ts";
import { profileOf, readiness } from "../../../src/core/score/readiness.ts";
import { all, education, profile, roleWith } from "../../helpers/roles.ts";

const catalog = loadCatalog(new URL("../../../data", import.meta.url).pathname);
const factsOf = (role: ReturnType<typeof roleWith>) => skillFacts(catalog, role);
const role = roleWith([all("x", 3, ["python"], { floor: 2 }), all("y", 2, ["git"])]);
const to = (levels: Record<string, number>, target = 75, of = role) =>
  hoursTo(of, profile(levels), factsOf(of), target);
const steps = (id: string) => catalog.skills.find((skill) => skill.id === id)?.hours.steps ?? [];

describe("the hours to a role", () => {
  it("to the must-haves are those to their floors, by the hours of the skills", () => {
    const [one = 0, two = 0] = steps("python");
    expect(to({}).mustHaves).toBeCloseTo(one + two);
    expect(to({ python: 1 }).mustHaves).toBeCloseTo(two);
    expect(to({ python: 2 }).mustHaves).toBe(0);
  });

  it("to the must-haves are not told where the role names none", () => {
    expect(to({}, 75, roleWith([all("y", 2, ["git"])]))).not.toHaveProperty("mustHaves");
  });

  it("to a target are none where it is reached, and more for more points", () => {
    expect(to({ python: 4, git: 4 }).target).toBe(0);
    const [near = 0, far = 0] = [to({}, 40).target, to({}, 95).target];
    expect(near).toBeGreaterThan(0);
    expect(far).toBeGreaterThan(near);
  });

  it("to a target that no study leads to are not told: a degree is no step", () => {
    const withDegree = roleWith([all("y", 2, ["git"]), education("doctorate", 3)]);
    const found = to({}, 75, withDegree);
    expect(found).not.toHaveProperty("target");
    expect(found.most).toBeCloseTo(25);
  });

  it.each(catalog.roles.filter(({ requirements }) => requirements.length > 0))(
    "of $id fall, or stay, for somebody who knows more",
    (one) => {
      const person = catalog.people.find(({ id }) => id === "cs-graduate");
      if (!person) throw new Error("no graduate");
      const facts = skillFacts(catalog, one);
      const nobody = hoursTo(one, profile({}), facts, 50);
      const graduate = hoursTo(one, profileOf(person.answers), facts, 50);
      expect(graduate.mustHaves ?? 0).toBeLessThanOrEqual(nobody.mustHaves ?? 0);
      expect(graduate.most).toBeGreaterThanOrEqual(readiness(one, profileOf(person.answers)).value);
    },
  );
});
