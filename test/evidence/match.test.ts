import { describe, expect, it } from "vitest";
import { builtCatalog } from "../../src/catalog/built.ts";
import { countDemand, type DemandCount, demandYaml } from "../../src/evidence/demand.ts";
import { matchAdvert } from "../../src/evidence/match.ts";
import { unlocksOf, verdictOf } from "../../src/evidence/verdict.ts";
import { read } from "../helpers/adverts.ts";

const catalog = builtCatalog("dist/data");
const like = catalog.roles.find(({ id }) => id === "ml-engineer") as (typeof catalog.roles)[number];
const ADVERT =
  "ML Engineer\n\nRequirements\n- Python\n- PyTorch or TensorFlow\n- Expert in Docker\n- Erlang\n\nNice to have\n- Kubernetes\n";

function matched(ratings: Record<string, number>, text = ADVERT) {
  const levels = Object.fromEntries(
    Object.entries(ratings).map(([id, level]) => [id, { level: level as 0 | 1 | 2 | 3 | 4 }]),
  );
  const person = { answers: { role: "ml-engineer", ratings: levels }, at: "2026-11-25T09:00:00.000Z" };
  return matchAdvert(read(text), { catalog, like, person, version: "0", firstOf: () => [] });
}

describe("an advert as a role", () => {
  it("asks each skill once, one of several where one is enough, and no more than it says", () => {
    const { role, required, unknown } = matched({});
    expect(role.requirements.map(({ title, kind }) => `${kind} ${title}`)).toEqual([
      "all Python",
      "best PyTorch or TensorFlow",
      "all Docker",
      "all Kubernetes",
    ]);
    expect(required).toBe(3);
    expect(unknown).toEqual(["Erlang"]);
  });

  it("takes levels from the wording, else from the role", () => {
    const level = (name: string) => matched({}).asks.find((ask) => ask.name === name);
    expect(level("Docker")).toMatchObject({ level: 4, levelBasis: "wording", you: 0 });
    expect(level("Python")).toMatchObject({ level: 3, levelBasis: "role" });
  });

  it("scores all met as 100 and nothing as 0, and an alternative as well as what is named first", () => {
    const all = { python: 4, tensorflow: 4, docker: 4, kubernetes: 4 };
    expect(matched(all)).toMatchObject({ readiness: { claimed: 100 }, met: 3 });
    expect(matched({})).toMatchObject({ readiness: { claimed: 0 }, met: 0 });
  });

  it("counts a must four times a plus", () => {
    const worth = new Map(matched({}).gaps.map(({ skill, worth: points }) => [skill, points]));
    expect((worth.get("python") ?? 0) / (worth.get("kubernetes") ?? 1)).toBeCloseTo(4, 5);
  });
});

it("the verdict goes by three quarters and half of the musts", () => {
  const verdicts = [
    [4, 3],
    [4, 2],
    [4, 1],
    [0, 0],
  ].map(([required = 0, met = 0]) => verdictOf({ required, met }));
  expect(verdicts).toEqual(["apply", "stretch", "not-yet", "apply"]);
});

it("a gap unlocks the adverts that require it, and tells where it alone is enough", () => {
  const one = { file: "one", ...matched({ python: 3, docker: 4 }, "Job\n\nRequirements\n- Python\n- Docker\n- SQL\n") };
  const two = {
    file: "two",
    ...matched({ python: 3 }, "Job\n\nRequirements\n- SQL\n- Rust\n- Python\n- Kafka\n- Terraform\n"),
  };
  const sql = unlocksOf([one, two]).find(({ skill }) => skill === "sql");
  expect(sql).toEqual({ skill: "sql", adverts: ["one", "two"], enough: ["one"] });
});

it("counts a skill once an advert, and says how", () => {
  const counted: DemandCount = { n: 0, unread: 0, counts: new Map([["python", 0]]) };
  for (const text of [ADVERT, "Job\n\nRequirements\n- Python, Python and Python\n", "soup"])
    countDemand(counted, read(text));
  expect(counted).toMatchObject({ n: 2, unread: 1 });
  expect(counted.counts.get("python")).toBe(2);
  expect(demandYaml(counted, "2026-11-25")).toContain("  python: [2]\n");
});
