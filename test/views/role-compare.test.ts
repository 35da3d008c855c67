import { describe, expect, it } from "vitest";
import type { Role } from "../../src/catalog/schema.ts";
import { comparePage, shortComparePage } from "../../src/views/role-compare.ts";
import { factsIn, headingsIn, rowsIn, sectionOf, sentencesIn, tableIn } from "../helpers/blocks.ts";
import { all, best, education, roleWith } from "../helpers/roles.ts";

const role = (id: string, requirements: Parameters<typeof roleWith>[0], differs: Role["differs"] = []): Role => ({
  ...roleWith(requirements, id),
  title: id.toUpperCase(),
  differs,
});
const one = role(
  "one",
  [
    all("x", 3, ["python"], { weight: 5 }),
    all("y", 2, ["git"]),
    best("z", 1, 2, ["spark", "ray"]),
    education("masters"),
  ],
  [{ role: "two", text: "Builds software.", source: "s" }],
);
const two = role("two", [all("x", 1, ["python"]), all("y", 2, ["git"]), all("z", 4, ["sql"], { weight: 5 })]);
const third = role("third", [all("x", 1, ["spark"]), all("y", 2, ["git"])]);
const data = {
  skills: ["python", "git", "sql", "spark", "ray"].map((id) => ({ id, name: `${id[0]?.toUpperCase()}${id.slice(1)}` })),
  roles: [one, two, third],
} as never;

describe("which of two roles", () => {
  const page = shortComparePage(one, two, data);

  it("begins with the question, and with what the one says of the other", () => {
    expect(headingsIn(page)).toEqual(["ONE or TWO?"]);
    expect(sentencesIn(page)[0]).toBe("ONE. Builds software.");
  });

  it("takes what the other says of the one where it says nothing itself, and nothing where neither does", () => {
    expect(sentencesIn(shortComparePage(two, one, data))[0]).toBe("ONE. Builds software.");
    expect(sentencesIn(shortComparePage(two, third, data))[0]).toMatch(/^Both ask for/);
  });

  it("shows what the first asks more of before what the second does, and the degree last", () => {
    expect(rowsIn(page)).toEqual([
      ["Python", "3", "1"],
      ["Spark", "2 *", "–"],
      ["Sql", "–", "4"],
      ["Degree", "master's", "–"],
    ]);
    expect(tableIn(page).columns.map(({ title }) => title)).toEqual(["What one asks more of", "one", "two"]);
  });

  it("turns with its roles", () => {
    expect(rowsIn(shortComparePage(two, one, data)).map(([skill]) => skill)).toEqual([
      "Sql",
      "Spark",
      "Python",
      "Degree",
    ]);
  });

  it("counts what both ask for, and of that what at the same level", () => {
    expect(sentencesIn(page)).toContain(
      'Both ask for 2 skills, 1 at the same level. "2 *": another of a list would do.',
    );
  });

  it("shows five at each end, each once", () => {
    const many = (id: string, from: number, weight: number) =>
      role(
        id,
        Array.from({ length: 9 }, (_, i) => all(`r${i}`, 2, [`s${from + i}`], { weight: weight * (i + 1) })),
      );
    const rows = rowsIn(shortComparePage(many("one", 0, 1), many("two", 9, 1), { skills: [], roles: [] }));
    expect(rows.map(([skill]) => skill)).toEqual([
      "s8",
      "s7",
      "s6",
      "s5",
      "s4",
      "s13",
      "s14",
      "s15",
      "s16",
      "s17",
      "Degree",
    ]);
    expect(rowsIn(shortComparePage(one, two, data)).length).toBe(4);
  });

  it("says how to see all", () => {
    expect(sentencesIn(page).at(-1)).toBe("Next: mlcareer role one --compare two --full");
  });
});

describe("roles compared", () => {
  const page = comparePage([one, two, third], data);

  it("are parted into what all ask, what some ask, and what only one asks", () => {
    expect(headingsIn(page)).toEqual([
      "ONE, TWO and THIRD compared",
      "Shared by all: 1 skill",
      "Shared by some: 2 skills",
      "Only ONE: 1 skill",
      "Only TWO: 1 skill",
      "Only THIRD: 0 skills",
      "Education",
    ]);
    expect(rowsIn(sectionOf(page, "Shared by some: 2 skills"))).toEqual([
      ["Python", "3", "1", ""],
      ["Spark", "2 *", "", "1"],
    ]);
    expect(sentencesIn(sectionOf(page, "Only THIRD: 0 skills"))[0]).toBe("None.");
    expect(sentencesIn(sectionOf(page, "Only ONE: 1 skill"))).toEqual(["Ray 2 *"]);
  });

  it("of two speak of both, and of none that some ask", () => {
    expect(headingsIn(comparePage([one, two], data)).slice(1, 3)).toEqual([
      "Shared by both: 2 skills",
      "Only ONE: 2 skills",
    ]);
  });

  it("count each skill once", () => {
    const counted = headingsIn(page).flatMap((title) => title.match(/: (\d+) skills?$/)?.[1] ?? []);
    expect(counted.reduce((sum, n) => sum + Number(n), 0)).toBe(5);
  });

  it("say what one says of another of them, and nothing of a role that is not compared", () => {
    expect(sentencesIn(page)[0]).toBe("ONE and TWO. Builds software.");
    expect(sentencesIn(comparePage([one, third], data)).join()).not.toContain("Builds software.");
  });

  it("take the highest level asked of a skill, and the surer of two equal ones", () => {
    const asked = (...requirements: Parameters<typeof roleWith>[0]) =>
      rowsIn(comparePage([role("one", requirements), third], data))[0]?.[1];
    expect(asked(all("a", 1, ["git"]), all("b", 3, ["git"]))).toBe("3");
    expect(asked(all("a", 3, ["git"]), all("b", 1, ["git"]))).toBe("3");
    expect(asked(best("a", 1, 2, ["git", "sql"]), all("b", 2, ["git"]))).toBe("2");
    expect(asked(all("b", 2, ["git"]), best("a", 1, 2, ["git", "sql"]))).toBe("2");
    expect(asked(best("a", 2, 2, ["git", "sql"]))).toBe("2");
  });

  it("tell the degree of each", () => {
    expect(factsIn(page)).toEqual({ ONE: "master's degree in a related field", TWO: "not asked", THIRD: "not asked" });
  });
});
