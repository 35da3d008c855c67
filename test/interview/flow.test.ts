import { describe, expect, it } from "vitest";
import { newDraft } from "../../src/interview/draft.ts";
import { questions } from "../../src/interview/flow.ts";
import { all, roleWith } from "../helpers/roles.ts";
import { catalog, draft, NOW, question, role, setting, skill } from "./fixtures.ts";

const ids = (now = draft, where = setting) => questions(where, now).map(({ id }) => id);

describe("the list of questions", () => {
  it("asks education first, then each requirement in file order, then what only neighbours ask for", () => {
    expect(ids()).toEqual(["degree:", "level:a", "pick:several", "level:talk", "pick:neighbours"]);
  });

  it("asks the country only when there are countries to choose from", () => {
    expect(ids(draft, { ...setting, countries: { IN: "India" } })[0]).toBe("country:");
    expect(question("country:", draft, { ...setting, countries: { IN: "India" } }).choices).toMatchObject([
      { value: "IN", key: "1", label: "India" },
      { value: "", key: "2" },
    ]);
  });

  it("asks no degree when no role does", () => {
    const plain = roleWith([all("r", 1, ["a"])]);
    expect(ids(draft, { ...setting, role: plain, catalog: { ...catalog, roles: [plain] } })).toEqual(["level:a"]);
  });

  it("does not ask again for a skill of an earlier requirement", () => {
    expect(question("pick:several").choices.map(({ value }) => value)).toEqual(["b", "c", "d"]);
    expect(question("pick:neighbours").choices.map(({ value }) => value)).toEqual(["x", "y"]);
  });

  it("follows a pick with the levels of what was picked, in the order shown", () => {
    const picked = { ...draft, picked: { several: ["d", "b"] } };
    expect(ids(picked)).toEqual([
      "degree:",
      "level:a",
      "pick:several",
      "level:b",
      "level:d",
      "level:talk",
      "pick:neighbours",
    ]);
  });

  it.each([
    [0, []],
    [1, ["used-lately:neighbours"]],
    [4, ["used-lately:neighbours"]],
  ])("after level %i of a tool asks at the end %j", (level, expected) => {
    const rated = newDraft(role.id, NOW, { ratings: { a: { level } } });
    expect(ids(rated).filter((id) => id.startsWith("used"))).toEqual(expected);
  });

  it("asks what is still in use at the end of the last group at the latest, of all of them, each ticked unless said otherwise before", () => {
    const rated = newDraft(role.id, NOW, {
      ratings: {
        ...Object.fromEntries([..."abcd"].map((id) => [id, { level: 2 }])),
        x: { level: 1, lastUsed: "longer" },
        y: { level: 1 },
        talk: { level: 3 },
      },
    });
    expect(ids(rated).filter((id) => id.startsWith("used"))).toEqual(["used-lately:neighbours"]);
    const asked = question("used-lately:neighbours", rated);
    expect(asked.choices.map(({ value }) => value)).toEqual([..."abcdxy"]);
    expect(asked.preset).toEqual([..."abcdy"]);
  });

  it("does not ask again about what an earlier interview asked by itself", () => {
    const rated = { ...newDraft(role.id, NOW, { ratings: { a: { level: 2 }, x: { level: 2 } } }), done: ["used:a"] };
    expect(question("used-lately:neighbours", rated).choices.map(({ value }) => value)).toEqual(["x"]);
  });

  it("never asks when somebody last worked with people", () => {
    expect(ids(newDraft(role.id, NOW, { ratings: { talk: { level: 3 } } })).join()).not.toContain("used");
  });

  it("shows the anchors as the choices of a level, with 0 among them", () => {
    expect(question("level:a").choices.map(({ key, label, text }) => `${key} ${label}: ${text}`)).toEqual([
      "0 none: Never used it.",
      "1 aware: Read about a.",
      "2 guided: Tried a.",
      "3 independent: Shipped a.",
      "4 leading: Taught a.",
    ]);
  });

  it("gives every choice a key of its own, none of them one that moves or leaves", () => {
    const many = Array.from({ length: 40 }, (_, i) => `s${i}`);
    const big = roleWith([all("big", 1, many)]);
    const where = {
      ...setting,
      role: big,
      catalog: { skills: many.map((id) => skill(id)), roles: [big] },
    };
    const keys = question("pick:big", draft, where)
      .choices.map(({ key }) => key)
      .filter(Boolean);
    expect(keys).toHaveLength(30);
    expect(new Set(keys).size).toBe(30);
    for (const taken of ["b", "s", "q", "?", "a", "n"]) expect(keys).not.toContain(taken);
  });

  it.each([
    ["degree:", { education: { degree: "masters", related: true } }, "masters"],
    ["degree:", { education: { degree: "masters", related: false } }, "masters/other"],
    ["degree:", { education: { degree: "none", related: false } }, "none"],
    ["level:a", { ratings: { a: { level: 0 } } }, "0"],
    ["level:a", { ratings: { a: { level: 2 } } }, "2"],
    ["used-lately:neighbours", { ratings: { a: { level: 2, lastUsed: "longer" } } }, []],
    ["used-lately:neighbours", { ratings: { a: { level: 2 } } }, ["a"]],
    ["pick:several", { ratings: { b: { level: 2 }, c: { level: 0 } } }, ["b"]],
    ["pick:several", { ratings: { c: { level: 0 } } }, undefined],
  ] as const)("%s is preset by earlier answers %j to %j", (id, answers, preset) => {
    const now = newDraft(role.id, NOW, structuredClone({ ratings: {}, ...answers }) as never);
    expect(question(id, now).preset).toEqual(preset);
  });
});
