import { describe, expect, it } from "vitest";
import type { Project } from "../../../src/catalog/schema.ts";
import type { Job } from "../../../src/core/plan/jobs.ts";
import { chooseSpine, describeProjects, followMilestones } from "../../../src/core/plan/spine.ts";
import { profileOf } from "../check/fixtures.ts";

const jobOf = (skill: string, gain: number, prerequisites: string[] = []): Job => ({
  id: `${skill}:2`,
  skill,
  from: 0,
  to: 2,
  hours: 10,
  gain,
  prerequisites,
  must: false,
  refresh: false,
  core: false,
  requirements: [],
  floors: [],
});

/** Milestones m1, m2 … that prove the given skills at level 2. */
const projectOf = (id: string, ...milestones: string[][]): Project => ({
  id,
  title: id,
  summary: "",
  roles: ["role"],
  uses: [],
  needs: { computer: "", cost: "" },
  milestones: milestones.map((skills, i) => ({
    id: `m${i + 1}`,
    title: "",
    text: "",
    proves: skills.map((skill) => ({ skill, level: 2 })),
    check: "",
  })),
});

const all = (...skills: string[]) => profileOf(Object.fromEntries(skills.map((skill) => [skill, 2]))).ratings;
const milestones = (spine: ReturnType<typeof chooseSpine>) =>
  Object.fromEntries([...spine].map(([id, { project, milestone }]) => [id, `${project}/${milestone}`]));

describe("the projects of a plan", () => {
  it("are taken by the points that they prove, the next for what the first does not", () => {
    const jobs = [jobOf("a", 3), jobOf("b", 3), jobOf("c", 2), jobOf("d", 2)];
    const projects = [
      projectOf("small", ["a"], ["x"]),
      projectOf("big", ["a"], ["b"]),
      projectOf("rest", ["c"], ["d"]),
    ];
    expect(milestones(chooseSpine([jobs], projects, all("a", "b", "c", "d")))).toEqual({
      "a:2": "big/m1",
      "b:2": "big/m2",
      "c:2": "rest/m1",
      "d:2": "rest/m2",
    });
  });

  it("are no further ones for a single step, and three at most", () => {
    const jobs = ["a", "b", "c", "d", "e", "f", "g", "h"].map((skill, i) => jobOf(skill, 9 - i));
    const pairs = ["ab", "cd", "ef", "gh"].map((pair) => projectOf(pair, [pair[0] ?? ""], [pair[1] ?? ""]));
    const known = all("a", "b", "c", "d", "e", "f", "g", "h");
    const projects = new Set([...chooseSpine([jobs], pairs, known).values()].map(({ project }) => project));
    expect([...projects]).toEqual(["ab", "cd", "ef"]);
    const single = chooseSpine(
      [[jobOf("a", 3), jobOf("b", 3), jobOf("c", 3)]],
      [projectOf("ab", ["a"], ["b"]), projectOf("c", ["c"])],
      known,
    );
    expect(single.has("c:2")).toBe(false);
  });

  it("go back behind no milestone from one phase to the next", () => {
    const spine = chooseSpine(
      [[jobOf("late", 5)], [jobOf("early", 1)]],
      [projectOf("p", ["early"], ["late"])],
      all("early", "late"),
    );
    expect(milestones(spine)).toEqual({ "late:2": "p/m2" });
  });

  it("prove nothing at a milestone most of which stays unknown", () => {
    const far = projectOf("far", ["a", "x", "y", "z"]);
    expect(chooseSpine([[jobOf("a", 5)]], [far], all("a")).size).toBe(0);
  });
});

describe("milestones as prerequisites", () => {
  it("put what proves an earlier one first, unless the prerequisites lead the other way", () => {
    const spine = chooseSpine([[jobOf("a", 1), jobOf("b", 1)]], [projectOf("p", ["b"], ["a"])], all("a", "b"));
    const [a, b] = followMilestones([jobOf("a", 1), jobOf("b", 1)], spine);
    expect([a?.prerequisites, b?.prerequisites]).toEqual([["b:2"], []]);
    const bound = followMilestones([jobOf("a", 1), jobOf("b", 1, ["a:2"])], spine);
    expect(bound.map(({ prerequisites }) => prerequisites)).toEqual([[], ["a:2"]]);
  });
});

describe("the milestones of a plan", () => {
  it("are led to by steps, brought along, or beyond it", () => {
    const steps = [
      { skill: "b", ends: "2026-12-01", milestone: { project: "p", milestone: "m2", level: 2 } },
      { skill: "c", ends: "2026-12-09", milestone: { project: "p", milestone: "m2", level: 2 } },
    ];
    const [planned] = describeProjects(steps, [projectOf("p", ["a"], ["b", "c"], ["d"])], all("a"));
    expect(planned?.milestones).toEqual([
      { id: "m1", state: "brought", proves: [] },
      {
        id: "m2",
        state: "steps",
        proves: [
          { skill: "b", level: 2 },
          { skill: "c", level: 2 },
        ],
        ends: "2026-12-09",
      },
      { id: "m3", state: "beyond", proves: [] },
    ]);
  });
});
