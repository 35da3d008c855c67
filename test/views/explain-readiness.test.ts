import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { type Block, cellWords, wordsOf } from "../../src/render/blocks.ts";
import { explainReadiness } from "../../src/views/explain-readiness.ts";
import { all, profile, roleWith } from "../helpers/roles.ts";

const catalog = loadCatalog(new URL("../../data", import.meta.url).pathname);
const role = (id: string) => catalog.roles.find((one) => one.id === id) ?? roleWith([]);

const texts = (page: readonly Block[]) =>
  page.flatMap((block) =>
    block.kind === "heading"
      ? [block.text]
      : block.kind === "text"
        ? [wordsOf(block.text)]
        : block.kind === "list"
          ? block.items.map(wordsOf)
          : [],
  );

/** The rows of the people, with their scores. */
function peopleRows(page: readonly Block[]): [string, number][] {
  const found = page.find((block) => block.kind === "table" && block.table.columns[0]?.title === "Sample person");
  if (found?.kind !== "table") return [];
  return found.table.rows.map(([title, score]) => [cellWords(title), Number(cellWords(score))]);
}

describe("the page on readiness", () => {
  const mine = { profile: profile({ python: 3, sql: 2 }, "bachelors"), day: "2026-11-25" };

  it("works with the reader's numbers where there are any, and puts them among the sample people", () => {
    const page = explainReadiness(role("ml-engineer"), catalog, mine);
    const said = texts(page).join("\n");
    expect(said).toMatch(/^Your number: \d\.\d for Machine Learning Engineer$/m);
    expect(said).toContain("in your latest assessment, of 2026-11-25.");
    expect(said).toMatch(/^Among made-up sample people, that is between a complete beginner \(0\.6\) and a product/m);
    expect(said).toContain("Complete beginner: Finished school");
    const rows = peopleRows(page);
    expect(rows).toHaveLength(catalog.people.length + 1);
    expect(rows.at(-2)?.[0]).toBe("→ You");
    expect(rows.map(([, score]) => score)).toEqual(rows.map(([, score]) => score).sort((a, b) => b - a));
  });

  it("works with those of a sample person where there are none", () => {
    const worked = { profile: profile({ python: 3 }), called: "a backend engineer" };
    const page = explainReadiness(role("ml-engineer"), catalog, worked);
    const said = texts(page).join("\n");
    expect(said).toMatch(/^An example: /m);
    expect(said).toContain("the numbers of a backend engineer, who is made up.");
    expect(said).not.toContain("Among made-up");
    expect(peopleRows(page).map(([title]) => title)).not.toContain("→ You");
  });

  it.each([
    ["ml-engineer", "counted in 1,679 adverts of 3 sets", "A must-have has a least level."],
    ["data-scientist", "counted in 434 adverts of 4 sets", "A must-have has a least level."],
    ["ml-engineer-2019", "all the same (equal: the article gives no weights)", "This role has no must-haves"],
  ])("says what the weights of %s rest on, and whether it has must-haves", (id, weights, musts) => {
    const said = texts(explainReadiness(role(id), catalog, mine)).join("\n");
    expect(said).toContain(weights);
    expect(said).toContain(musts);
  });

  it("leaves the people out for a role that none of them was described for, and all numbers without anybody", () => {
    const page = explainReadiness(roleWith([all("a", 2, ["x"])]), catalog, undefined);
    expect(peopleRows(page)).toEqual([]);
    expect(texts(page).filter((text) => /Your number|An example|Who scores/.test(text))).toEqual([]);
  });

  it("tells shares of hours that the catalogue holds", () => {
    const steps = catalog.skills.flatMap(({ status, hours }) => (status === "decoy" ? [] : [hours.steps]));
    const sums = (n: number) => steps.map((hours) => hours.slice(0, n).reduce((sum, step) => sum + step, 0));
    const share = (n: number, of: number) => {
      const shares = sums(n).map((hours, i) => Math.round((100 * hours) / (sums(of)[i] ?? 1)));
      return shares.sort((a, b) => a - b)[Math.floor(shares.length / 2)];
    };
    expect([share(1, 3), share(2, 3)]).toEqual([6, 29]);
    expect(texts(explainReadiness(role("ml-engineer"), catalog, mine)).join("\n")).toContain("take 6, 29 and 100 %");
  });
});
