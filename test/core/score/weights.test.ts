import { describe, expect, it } from "vitest";
import type { Demand, RequirementFile } from "../../../src/catalog/schema.ts";
import { advertsOf, demandShare, weighted } from "../../../src/core/score/weights.ts";

const set = (id: string, n: number, summarised: boolean) => ({ id, title: id, n, summarised, source: "s" });

const DEMAND: Demand = {
  sets: [set("short", 100, true), set("full", 300, false)],
  counts: { python: [80, 240], pytorch: [40, 120], jax: [4, 12], cloud: [60, 180], aws: [20, 60], talk: [0, 150] },
  titles: { analyst: { sets: [set("large", 900, false), set("small", 100, false)], counts: { python: [90, 90] } } },
};

function asks(id: string, skills: string[], more: Partial<RequirementFile> = {}): RequirementFile {
  const options = skills.map((skill) => ({ skill, credit: 1, asked: 2 }));
  const base = { id, title: id, sources: ["s"], weight: { sets: "all" as const }, kind: "all" as const, asked: 2 };
  return { ...base, options, ...more } as RequirementFile;
}

const weightOf = (requirement: RequirementFile, others: RequirementFile[] = []) =>
  weighted([requirement, ...others], DEMAND)[0];

describe("the weight of a requirement", () => {
  it.each([
    ["one skill: its share", asks("r", ["python"]), 0.8],
    ["all: the sum of the shares", asks("r", ["python", "pytorch"]), 1.2],
    ["best 1: the largest share", asks("r", ["jax", "pytorch"], { kind: "best", best: 1 } as never), 0.4],
    ["best 2 of 3", asks("r", ["jax", "pytorch", "python"], { kind: "best", best: 2 } as never), 1.2],
    ["an option that nobody counted adds nothing", asks("r", ["python", "unheard"]), 0.8],
    [
      "a group counted together, where it is larger",
      asks("r", ["aws"], { weight: { sets: "all", demand: "cloud" } }),
      0.6,
    ],
    ["not a group that is smaller", asks("r", ["python"], { weight: { sets: "all", demand: "cloud" } }), 0.8],
    ["only sets that no model summarised", asks("r", ["talk"], { weight: { sets: "unsummarised" } }), 0.5],
    ["times its factor", asks("r", ["python"], { factor: { value: 0.5, basis: "why" } }), 0.4],
    ["as the file states it", asks("r", ["python"], { weight: { value: 3, basis: "equal" } }), 3],
  ])("%s", (_, requirement, expected) => {
    expect(weightOf(requirement)?.weight).toBeCloseTo(expected, 12);
  });

  it("is the median of the others where nothing is counted, before factors", () => {
    const others = [
      asks("a", ["jax"]),
      asks("b", ["pytorch"], { factor: { value: 0.5, basis: "why" } }),
      asks("c", ["python"]),
    ];
    expect(weightOf(asks("r", ["unheard"]), others)).toMatchObject({
      weight: 0.4,
      weightBasis: "not counted in adverts; the median of the others",
    });
  });

  it("names what it rests on", () => {
    const factor = { value: 0.5, basis: "every profession asks for it" };
    expect(weightOf(asks("r", ["python", "pytorch"], { factor }))?.weightBasis).toBe(
      "python 80.0 % + pytorch 40.0 % of 400 adverts; times 0.5: every profession asks for it",
    );
  });
});

describe("a share of adverts", () => {
  it("is of all sets together, or of one vote a set for other titles", () => {
    expect(demandShare(DEMAND, "python")).toEqual({ named: 320, of: 400, value: 0.8 });
    const adverts = advertsOf(DEMAND, { adverts: "analyst" });
    expect(demandShare(DEMAND, "python", "all", adverts)).toEqual({ named: 180, of: 1000, value: (0.1 + 0.9) / 2 });
    expect(demandShare(DEMAND, "pytorch", "all", adverts)).toBeUndefined();
    expect(advertsOf(DEMAND, {})).toBe(DEMAND);
  });
});
