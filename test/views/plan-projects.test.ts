import { describe, expect, it } from "vitest";
import type { Milestone, Project } from "../../src/catalog/schema.ts";
import type { Plan } from "../../src/core/plan/plan.ts";
import { type Block, wordsOf } from "../../src/render/blocks.ts";
import { milestoneOf, milestoneWords, projectBlocks } from "../../src/views/plan-projects.ts";
import { headingsIn, sentencesIn } from "../helpers/blocks.ts";

const milestone = (id: string, more: Partial<Milestone> = {}): Milestone => ({
  id,
  title: `Title of ${id}`,
  text: `What stands at ${id}.`,
  proves: [{ skill: "python", level: 2 }],
  check: `Somebody runs ${id}.`,
  ...more,
});
const project = {
  id: "service",
  title: "A service",
  summary: "It serves.",
  roles: ["r"],
  uses: [
    { name: "Taxi trips", publisher: "A city", url: "https://example.org/taxi" },
    { name: "Weather", publisher: "An office", url: "https://example.org/weather" },
  ],
  needs: { computer: "any laptop", cost: "nothing" },
  milestones: [milestone("data"), milestone("api", { practises: ["git", "unheard-of"] }), milestone("live")],
} as unknown as Project;
const data = {
  skills: [
    { id: "python", name: "Python" },
    { id: "git", name: "Git" },
  ],
  projects: [project],
} as never;

type Planned = Plan["projects"][number]["milestones"][number];
const planned = (state: string, ends?: string) =>
  ({ state, proves: [{ skill: "python", level: 2 }], ...(ends ? { ends } : {}) }) as unknown as Planned;
const planOf = (...milestones: Planned[]) => ({ projects: [{ id: "service", milestones }] }) as unknown as Plan;
const PLAN = planOf(planned("brought"), planned("planned", "2026-03-01"), planned("beyond"));

describe("the milestone that a step names", () => {
  it("comes with its project and its number from 1", () => {
    const found = milestoneOf({ milestone: { project: "service", milestone: "api" } } as never, data);
    expect(found).toMatchObject({ number: 2, milestone: { id: "api" }, project: { id: "service" } });
    expect(found && milestoneWords(found)).toBe("A service, milestone 2: Title of api");
  });

  it.each([
    ["no milestone", {}],
    ["a project that is gone", { milestone: { project: "other", milestone: "api" } }],
    ["a milestone that is gone", { milestone: { project: "service", milestone: "other" } }],
  ])("is none for %s", (_, step) => expect(milestoneOf(step as never, data)).toBeUndefined());
});

describe("the projects of a plan", () => {
  it("are no section without one", () => {
    expect(projectBlocks({ projects: [] } as never, data, false)).toEqual([]);
  });

  it("say what they are built on and what is needed", () => {
    const blocks = projectBlocks(PLAN, data, false);
    expect(headingsIn(blocks)).toEqual(["The project that proves it", "A service"]);
    expect(sentencesIn(blocks)[1]).toBe(
      "Built on Taxi trips <https://example.org/taxi> (A city), Weather <https://example.org/weather> (An office). " +
        "Needs: any laptop; cost: nothing.",
    );
  });

  it("name a graphics card and accounts where they are needed", () => {
    const needs = { computer: "any laptop", gpu: "8 GB for an hour", accounts: "a free one", cost: "nothing" };
    const blocks = projectBlocks(PLAN, { ...(data as object), projects: [{ ...project, needs }] } as never, false);
    expect(sentencesIn(blocks)[1]).toContain("Needs: any laptop; GPU: 8 GB for an hour; a free one; cost: nothing.");
  });

  it("are told in the plural where there are two", () => {
    const two = { projects: [...PLAN.projects, ...PLAN.projects] } as unknown as Plan;
    expect(headingsIn(projectBlocks(two, data, false))[0]).toBe("The projects that prove it");
  });

  it("list what is brought and what is planned, with what each proves and practises", () => {
    expect(sentencesIn(projectBlocks(PLAN, data, false)).slice(2, -1)).toEqual([
      "Milestone 1: Title of data, with what you bring",
      "Milestone 2: Title of api, by 2026-03-01: Python 2; practises Git and unheard-of",
      "1 of its 3 milestones lies beyond this plan.",
    ]);
  });

  it("count several that lie beyond, and say nothing where none does", () => {
    const beyond = (...states: string[]) =>
      sentencesIn(projectBlocks(planOf(...states.map((state) => planned(state))), data, false)).filter((words) =>
        words.includes("beyond"),
      );
    expect(beyond("brought", "beyond", "beyond")).toEqual(["2 of its 3 milestones lie beyond this plan."]);
    expect(beyond("brought", "brought", "brought")).toEqual([]);
  });

  it("are boxes to tick in a file, with what stands there and how it is checked", () => {
    const tasks = (blocks: readonly Block[]) =>
      blocks
        .flatMap((block) => (block.kind === "tasks" ? block.tasks : []))
        .map(({ text, notes }) => [wordsOf(text), ...notes]);
    expect(tasks(projectBlocks(PLAN, data, true))).toEqual([
      ["Milestone 1: Title of data, with what you bring", "What stands at data.", "Check: Somebody runs data."],
      [
        "Milestone 2: Title of api, by 2026-03-01: Python 2; practises Git and unheard-of",
        "What stands at api.",
        "Check: Somebody runs api.",
      ],
    ]);
    expect(tasks(projectBlocks(PLAN, data, false))).toEqual([]);
  });
});
