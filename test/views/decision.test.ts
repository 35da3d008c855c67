import { expect, it } from "vitest";
import type { Decision, RoleForMe } from "../../src/core/decision.ts";
import type { PayRow } from "../../src/core/pay/rows.ts";
import { wordsOf } from "../../src/render/blocks.ts";
import { renderTerminal } from "../../src/render/terminal.ts";
import { decisionPage } from "../../src/views/decision.ts";
import { rowsIn, sentencesIn, tableIn } from "../helpers/blocks.ts";

const row = (over: Partial<PayRow> = {}): PayRow => ({
  country: "US",
  currency: "USD",
  period: "year",
  low: 100_000,
  high: 250_000,
  median: 193_400,
  kind: "percentiles",
  basis: "adverts",
  n: 1117,
  year: 2025,
  source: "s-2025",
  ...over,
});
const role = (id: string, over: Partial<RoleForMe> = {}): RoleForMe => ({
  id,
  title: id.toUpperCase(),
  readiness: { claimed: 37.62 },
  answered: 20,
  of: 23,
  hours: { mustHaves: 305, target: 1169, most: 90 },
  pay: row(),
  ...over,
});
const decision = (roles: RoleForMe[], over: Partial<Decision> = {}): Decision => ({
  roles,
  points: 75,
  country: "US",
  isOwnCountry: true,
  short: false,
  ...over,
});
const names = { countries: { US: "United States" } };
const page = (roles: RoleForMe[], over: Partial<Decision> = {}) =>
  decisionPage(decision(roles, over), "a", names, ["mlcareer plan"]);
const note = (...of: Parameters<typeof page>) => sentencesIn(page(...of)).join(" ");

it("has a row a role: claimed, hours to must-haves and points, pay", () => {
  expect(rowsIn(page([role("a")]))).toEqual([["A", "37.6", "305 h", "1,169 h", "$193k"]]);
});

it("says what is met, reached, named by no role and out of reach", () => {
  const rows = rowsIn(
    page([role("a", { hours: { mustHaves: 0, target: 0, most: 90 } }), role("b", { hours: { most: 71.4 } })]),
  );
  expect(rows.map((cells) => cells.slice(2, 4))).toEqual([
    ["met", "reached"],
    ["none named", "out of reach"],
  ]);
  expect(note([role("b", { hours: { most: 71.4 } })])).toContain("Study alone leads to 71.4 (B).");
  expect(note([role("a")])).not.toContain("Study alone");
});

it("has a column for what was measured only where something was, beside what is claimed", () => {
  const inferred = { mean: 30.4, low: 21.2, high: 40.9, questions: 8 };
  expect(tableIn(page([role("a")])).columns.map(({ title }) => title)).not.toContain("Measured");
  const both = page([role("a", { readiness: { claimed: 37.62, inferred } }), role("b")]);
  expect(rowsIn(both).map((cells) => cells.slice(1, 3))).toEqual([
    ["37.6", "30 (21–41)"],
    ["37.6", ""],
  ]);
});

it("marks a score that rests on under half of the skills", () => {
  expect(
    rowsIn(page([role("a", { answered: 11 }), role("b", { answered: 12 })])).map(([, claimed]) => claimed),
  ).toEqual(["37.6*", "37.6"]);
  expect(note([role("a", { answered: 11 })])).toContain("Under half");
  expect(note([role("b", { answered: 12 })])).not.toContain("Under half");
});

it("gives a range after the short way, and says that the hours are the least", () => {
  const short = [role("a", { answered: 1, readiness: { claimed: 12.9, claimedUpTo: 36.6 } })];
  expect(rowsIn(page(short, { short: true }))[0]?.[1]).toBe("12.9 – 36.6");
  expect(note(short, { short: true })).toContain("the least");
  const [known] = [role("a", { hours: { mustHaves: 0, target: 235, most: 90 } })];
  expect(rowsIn(page([known], { short: true }))[0]?.slice(2, 4)).toEqual(["≥ 0 h", "≥ 235 h"]);
});

it("says of pay its year, kind and source; of several kinds each has its mark", () => {
  expect(note([role("a")])).toContain("Pay a year, United States: adverts, 2025 [s-2025].");
  const official = row({ basis: "official", n: undefined, source: "o-2025" });
  const two = [role("a"), role("b", { pay: official })];
  expect(rowsIn(page(two)).map((cells) => cells.at(-1))).toEqual(["$193k (a)", "$193k (b)"]);
  expect(note(two)).toContain(
    "(a) adverts, 2025 [s-2025]; (b) official statistics, 2025 [o-2025]. Compare pay of one mark only.",
  );
});

it("refuses pay of too few with its n, and names those of few", () => {
  const { pay: _, ...without } = role("a");
  const rows = rowsIn(
    page([{ ...without, tooFew: { group: "A", n: 4 } }, without, role("b", { pay: row({ n: 7, confidence: "low" }) })]),
  );
  expect(rows.map((cells) => cells.at(-1))).toEqual(["too few (n 4)", "no figure", "$193k"]);
  expect(note([role("b", { pay: row({ n: 7, confidence: "low" }) })])).toContain("Few figures: B (n 7).");
});

it("says whose country it is where the person named none", () => {
  expect(note([role("a")], { isOwnCountry: false })).toContain("United States (you named no country)");
});

it("stands on one screen of 80 columns with seven roles, measured, and ends in what comes next", async () => {
  const inferred = { mean: 30.4, low: 21.2, high: 40.9, questions: 8 };
  const titles = [
    "Machine Learning Engineer",
    "Machine Learning Engineer (as stated in 2019)",
    "Data Scientist",
    "Software Engineer",
    "Data Engineer",
    "MLOps Engineer",
    "AI Engineer",
  ];
  const roles = titles.map((title, i) =>
    role(String(i), {
      title,
      answered: 8,
      readiness: { claimed: 37.62, inferred },
      pay: i > 3 ? row({ source: "t-2025" }) : row(),
      hours: i === 1 ? { most: 71.4 } : { mustHaves: 305, target: 1169, most: 90 },
    }),
  );
  const shown = page(roles);
  const text = await renderTerminal(shown, { width: 80, unicode: true, colour: false });
  expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(22);
  expect(text).toContain("Role  "); // a table, not records
  const last = shown.at(-1);
  expect(last?.kind === "text" && wordsOf(last.text)).toBe("Next: mlcareer plan");
});
