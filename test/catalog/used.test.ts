import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";

/* What builds though nothing leads to it: an entry that was made and then forgotten. */

const root = new URL("../../", import.meta.url);
const { sources, companies, skills, roles, ...others } = loadCatalog(new URL("data", root).pathname);

/** Named by a view or a word of the program alone. */
const BY_THE_PROGRAM = [
  "mlcareer-estimates",
  "mabe-west-1982",
  "zell-krizan-2014",
  "li-zhang-2021",
  "arthur-1998",
  "coursera-2023",
  "own-adverts",
];

it("every source is named by some of the data, or by the program", () => {
  const text = JSON.stringify({ ...others, companies, skills, roles });
  const unnamed = sources.map(({ id }) => id).filter((id) => !text.includes(`"${id}"`));
  expect(unnamed).toEqual(BY_THE_PROGRAM);
});

it("every company is named by a row of pay, or by a group refused", () => {
  const folder = new URL("data/salaries/", root);
  const text = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), "utf8"))
    .join("\n");
  const named = new Set([...text.matchAll(/company: "?([^",}\n]+)/g)].map(([, id = ""]) => id.trim()));
  expect(companies.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
});

it("every skill is one that a role asks for", () => {
  const asked = new Set(
    roles.flatMap(({ requirements }) =>
      requirements.flatMap((one) => (one.kind === "education" ? [] : one.options.map(({ skill }) => skill))),
    ),
  );
  const unasked = skills.filter(({ id, status }) => status === "current" && !asked.has(id)).map(({ id }) => id);
  expect(unasked).toEqual([]);
});

it("every role of today has projects to prove it, and is told apart from another", () => {
  const proven = new Set(others.projects.flatMap((project) => project.roles));
  expect(roles.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual(["ml-engineer-2019"]);
  for (const { id, differs } of roles)
    expect(
      differs.filter(({ role }) => role !== id),
      id,
    ).not.toEqual([]);
});
