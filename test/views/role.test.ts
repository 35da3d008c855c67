import { describe, expect, it } from "vitest";
import type { Role } from "../../src/catalog/schema.ts";
import { rolePage, rolesPage } from "../../src/views/role.ts";
import { comparePage, shortComparePage } from "../../src/views/role-compare.ts";
import { factsIn, headingsIn, rowsIn, sectionOf, sentencesIn } from "../helpers/blocks.ts";
import { all, best, education, roleWith } from "../helpers/roles.ts";

const skills = ["a", "b", "c", "d"].map((id) => ({ id, name: id.toUpperCase() }));
const sources = ["s", "other"].map((id) => ({
  id,
  title: id,
  publisher: "P",
  date: "2025",
  licence: "L",
  reading: "R",
}));

const named = (id: string, requirements: Role["requirements"], over: Partial<Role> = {}): Role => ({
  ...roleWith(requirements, id),
  title: `Role ${id}`,
  ...over,
});
const one = named("one", [
  { ...all("x", 3, ["a", "b"], { weight: 3, floor: 2 }), note: "A remark." },
  best("y", 1, 2, ["c", "d"], { credits: { d: 0.5 }, levels: { c: 3 } }),
  education("masters", 4),
]);
const two = named("two", [all("z", 2, ["a"]), all("w", 4, ["c"])], {
  differs: [{ role: "one", text: "Less of it.", source: "s" }],
  worksWith: [{ text: "Everybody.", source: "s" }],
});
const data = { skills, sources, roles: [one, two] } as never;

it("all roles have a line each, with how much they ask", () => {
  expect(rowsIn(rolesPage([one, two]))).toEqual([
    ["one", "Role one", "3", "4"],
    ["two", "Role two", "2", "2"],
  ]);
});

describe("the page of a role", () => {
  const page = rolePage(one, data);

  it("has what each requirement asks, weighs, and is satisfied by", () => {
    expect(rowsIn(sectionOf(page, "Requirements"))).toEqual([
      ["x", "3 (2)", "37.5", "A and B"],
      ["y", "2", "12.5", "1 of: C (level 3), D (half credit)"],
      ["education", "master's degree", "50.0", "a degree in a related field"],
    ]);
  });

  it("says which requirements serve each responsibility, or that none does", () => {
    const lonely = { id: "r2", text: "Sings.", source: "s", servedBy: [] };
    const said = (responsibilities: Role["responsibilities"]) =>
      sentencesIn(sectionOf(rolePage({ ...one, responsibilities }, data), "Responsibilities")).slice(1);
    expect(said([{ ...lonely, servedBy: ["x", "education"] }, lonely])).toEqual([
      "Sings. (x; education.)",
      "Sings. (Nothing asked for serves it.)",
    ]);
  });

  it("has sections only for what is known", () => {
    expect(headingsIn(page)).toEqual(["Role one", "Responsibilities", "Requirements", "Notes", "Sources"]);
    expect(headingsIn(rolePage(two, data))).toEqual([
      "Role two",
      "Responsibilities",
      "Works with",
      "How it differs",
      "Requirements",
      "Sources",
    ]);
    expect(sentencesIn(sectionOf(page, "Notes"))).toEqual(["x. A remark."]);
    expect(sentencesIn(sectionOf(rolePage(two, data), "How it differs"))).toEqual(["Role one. Less of it."]);
  });

  it("lists the sources that it uses alone", () => {
    expect(sentencesIn(sectionOf(page, "Sources"))).toEqual(["s. P, 2025. Licence: L. [s]"]);
  });
});

describe("roles compared", () => {
  const page = comparePage([one, two], data);

  it("show what both ask, at which level, a star where another would do", () => {
    expect(headingsIn(page)[0]).toBe("Role one and Role two compared");
    expect(rowsIn(sectionOf(page, "Shared by both: 2 skills"))).toEqual([
      ["A", "3", "2"],
      ["C", "3 *", "4"],
    ]);
  });

  it("name what only one asks, and say so where there is nothing", () => {
    expect(sentencesIn(sectionOf(page, "Only Role one: 2 skills"))).toEqual(["B 3 and D 2 *"]);
    expect(sentencesIn(sectionOf(page, "Only Role two: 0 skills"))[0]).toBe("None.");
  });

  it("say what is said of their difference, and the education each asks", () => {
    expect(sentencesIn(page)[0]).toBe("Role two and Role one. Less of it.");
    expect(factsIn(sectionOf(page, "Education"))).toEqual({
      "Role one": "master's degree in a related field",
      "Role two": "not asked",
    });
  });

  it("tell of three what some share, and take the highest level of a skill asked twice", () => {
    const three = named("three", [all("v", 1, ["b"]), best("u", 1, 3, ["b", "a"])]);
    const found = comparePage([one, two, three], data);
    expect(rowsIn(sectionOf(found, "Shared by all: 1 skill"))).toEqual([["A", "3", "2", "3 *"]]);
    expect(rowsIn(sectionOf(found, "Shared by some: 2 skills"))).toEqual([
      ["B", "3", "", "3 *"],
      ["C", "3 *", "4", ""],
    ]);
  });
});

describe("two roles on one screen", () => {
  const page = shortComparePage(one, two, data);
  const table = (a: Role, b: Role) => rowsIn(shortComparePage(a, b, data));

  it("shows what is asked at another level, most for the first role above, and the degrees", () => {
    expect(headingsIn(page)).toEqual(["Role one or Role two?"]);
    expect(rowsIn(page)).toEqual([
      ["B", "3", "–"],
      ["A", "3", "2"],
      ["C", "3 *", "4"],
      ["Degree", "master's", "–"],
    ]);
    expect(table(two, one)[0]).toEqual(["C", "4", "3 *"]);
  });

  it("shows five of each role's where there are more", () => {
    const many = (letters: string) => [all("x", 3, letters.split(""))];
    const rows = table(named("p", many("abcdefg")), named("q", many("hijklmn")));
    expect(rows.map(([skill]) => skill?.toLowerCase())).toEqual([..."abcde", ..."jklmn", "degree"]);
  });

  it("says how they differ in the words of either, and counts what they share", () => {
    expect(sentencesIn(page)[0]).toBe("Role two. Less of it.");
    expect(sentencesIn(page)[1]).toMatch(/^Both ask for 2 skills, 0 at the same level\./);
    expect(sentencesIn(page).at(-1)).toBe("Next: mlcareer role one --compare two --full");
  });
});
