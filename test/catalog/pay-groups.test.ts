import { expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";

const { roles, salaries } = loadCatalog(new URL("../../data", import.meta.url).pathname);
const groups = new Set(salaries.flatMap(({ group }) => group ?? []));
const named = new Set(roles.flatMap(({ payGroups }) => payGroups));

/** Seen with --role all alone. */
const OF_NO_ROLE = ["AI and ML Scientist", "Applied Scientist", "Research Engineer", "Research Scientist"];

it("every group of pay is one that a role names, or said to be seen with --role all alone", () => {
  expect([...groups].filter((group) => !named.has(group)).sort()).toEqual(OF_NO_ROLE);
});

it("every group that a role names has pay", () => {
  expect([...named].filter((group) => !groups.has(group))).toEqual([]);
});
