import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadCatalog } from "../src/catalog/load.ts";
import { profileOf, readiness } from "../src/core/score/readiness.ts";
import { runAlone } from "./helpers/run.ts";

const { people, roles } = loadCatalog(new URL("../data", import.meta.url).pathname);

/** The order that was reasoned before a score was seen: `a` > `b` clear, `a` = `b` a tie, `a` / `b` not settled. */
const [order = "", ...orders] = readFileSync(new URL("people-order.md", import.meta.url), "utf8").split(
  "\n## For the ",
);
const pairs = pairsIn(order);
const unsettled = pairs.filter(({ sign }) => sign === "/").map(({ more, less }) => `${more} ${less}`);
const clear = pairs.filter(({ more, sign, less }) => sign === ">" && !unsettled.includes(`${more} ${less}`));

/** Readiness of a sample person for a role. */
function score(person: string, role = "ml-engineer"): number {
  const found = people.find(({ id }) => id === person);
  const wanted = roles.find(({ id }) => id === role);
  if (!found || !wanted) throw new Error(`no ${person} or ${role}`);
  return readiness(wanted, profileOf(found.answers)).value;
}

function pairsIn(text: string) {
  return [...text.matchAll(/^- `(\S+)` ([>=/]) `(\S+)`/gm)].map(([, more = "", sign, less = ""]) => ({
    more,
    sign,
    less,
  }));
}

/** How far the second of a pair that is not settled is ahead: more than nothing, or it is settled. */
function expectUnsettled(pairs: readonly { more: string; less: string; role?: string | undefined }[]): void {
  for (const { more, less, role } of pairs) {
    const ahead = score(less, role) - score(more, role);
    expect(ahead, `${more} / ${less}`).toBeGreaterThan(0);
    expect(ahead, `${more} / ${less}`).toBeLessThan(2);
  }
}

/** The orders for other roles, each under the title of its role. */
const elsewhere = orders.flatMap((text) => {
  const role = roles.find(({ title }) => title.toLowerCase() === text.split("\n", 1)[0]?.toLowerCase());
  return pairsIn(text).map((pair) => ({ role: role?.id, ...pair }));
});

it.each(elsewhere.filter(({ sign }) => sign === ">"))(
  "for $role $more scores more than $less",
  ({ role, more, less }) => {
    expect(score(more, role)).toBeGreaterThan(score(less, role));
  },
);

it.each(clear)("$more scores more than $less", ({ more, less }) => {
  expect(score(more)).toBeGreaterThan(score(less));
});

it("still finds the pairs that are not settled the other way round, by less than two points", () => {
  expectUnsettled([...pairs, ...elsewhere].filter(({ sign }) => sign === "/"));
});

it("reasons about everybody, and settles most", () => {
  const named = new Set(pairs.flatMap(({ more, less }) => [more, less]));
  expect([...named].sort()).toEqual(people.map(({ id }) => id).sort());
  expect(unsettled.length).toBeLessThan(clear.length / 10);
});

it("is told as it stands by explain readiness and the README", async () => {
  const { out } = await runAlone(["explain", "readiness"]);
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const all = clear.length + unsettled.length;
  const told = `of ${all} pairs called clear, ${clear.length} come out so and ${unsettled.length} do not`;
  for (const text of [out, readme]) expect(text.replace(/\s+/g, " ").toLowerCase()).toContain(told);
  expect(readme).toContain(`made up, ${people.length} of them`);
});

it("puts level 2 of everything above a junior who is guided in modelling too, which it ought not", () => {
  const junior = people.find(({ id }) => id === "junior-ml-engineer");
  const role = roles.find(({ id }) => id === "ml-engineer");
  if (!junior || !role) throw new Error("no junior");
  const guided = Object.fromEntries(["pytorch", "ml-algorithms", "model-evaluation"].map((id) => [id, { level: 2 }]));
  const answers = { ...junior.answers, ratings: { ...junior.answers.ratings, ...guided } };
  expect(readiness(role, profileOf(answers)).value).toBeLessThan(score("level-2-of-everything"));
});

it("rates the two yardsticks the same in every skill but the decoys", () => {
  const { skills } = loadCatalog(new URL("../data", import.meta.url).pathname);
  const real = skills.filter(({ status }) => status !== "decoy").map(({ id }) => id);
  for (const level of [1, 2]) {
    const ratings = people.find(({ id }) => id === `level-${level}-of-everything`)?.answers.ratings;
    expect(ratings).toEqual(Object.fromEntries(real.map((id) => [id, { level }])));
  }
});

it("orders the people for every role that some are described for", () => {
  const described = new Set(people.map(({ role }) => role));
  expect(new Set(["ml-engineer", ...elsewhere.map(({ role }) => role)])).toEqual(described);
});

it("finds each one nearest to their own trade", () => {
  expect(score("llm-engineer", "ai-engineer")).toBeGreaterThan(score("llm-engineer"));
  expect(score("mlops-engineer", "mlops-engineer")).toBeGreaterThan(score("mlops-engineer"));
  expect(score("data-engineer", "data-engineer")).toBeGreaterThan(score("data-engineer"));
  expect(score("backend-engineer", "software-engineer")).toBeGreaterThan(score("backend-engineer"));
  expect(score("data-scientist", "data-scientist")).toBeGreaterThan(score("data-scientist"));
  expect(score("data-analyst", "data-scientist")).toBeGreaterThan(score("data-analyst"));
});
