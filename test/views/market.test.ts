import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { figureText, marketPage } from "../../src/views/market.ts";
import { headingsIn, rowsIn, sectionOf, sentencesIn, tableIn } from "../helpers/blocks.ts";

const catalog = loadCatalog(new URL("../../data", import.meta.url).pathname);
const figure = { id: "f", title: "Openings", value: 1234, unit: "adverts", period: "2025", source: "s" };

describe("a figure", () => {
  it.each([
    [{}, "1,234 adverts"],
    [{ value: 1234.56 }, "1,234.6 adverts"],
    [{ value: 0.5, unit: "%" }, "0.5 %"],
    [{ derived: "a / b" }, "1,234 adverts (worked out)"],
  ])("%j: %s", (over, words) => expect(figureText({ ...figure, ...over } as never)).toBe(words));
});

describe("the page on the market", () => {
  const page = marketPage(catalog);

  it("has every figure, statement, use and factor, each with its source", () => {
    const { figures, statements, uses, payFactors } = catalog.market;
    const shown = rowsIn(sectionOf(page, "Figures")).map(([title, , period, source]) => [title, period, source]);
    expect(shown.toSorted()).toEqual(figures.map(({ title, period, source }) => [title, period, source]).toSorted());
    const years = shown.map(
      ([, , source = ""]) => catalog.sources.find(({ id }) => id === source)?.date.slice(0, 4) ?? "",
    );
    expect(years).toEqual(years.toSorted().reverse()); // the newest first
    const ends = (title: string) => sentencesIn(sectionOf(page, title)).map((text) => text.match(/\[([^\]]+)\]$/)?.[1]);
    expect(ends("What was said")).toEqual(statements.map(({ source }) => source));
    expect(ends("Where machine learning is used")).toEqual(uses.map(({ source }) => source));
    expect(ends("What pay depends on")).toEqual(payFactors.map(({ source }) => source));
  });

  it("says how many sources there are where they are not asked for", () => {
    const short = marketPage(catalog, { sources: false });
    expect(headingsIn(short)).not.toContain("Sources");
    expect(sentencesIn(short).at(-1)).toMatch(/^\d+ sources: --sources\.$/);
  });

  it("lists each source that it names, and no other", () => {
    const listed = sentencesIn(sectionOf(page, "Sources")).map((text) => text.match(/\[([^\]]+)\]$/)?.[1] ?? "");
    const { figures, statements, uses, payFactors } = catalog.market;
    const named = [...figures, ...statements, ...uses, ...payFactors, ...catalog.demand.sets];
    expect(new Set(listed)).toEqual(new Set(named.map(({ source }) => source)));
  });

  it("has the fifteen skills that adverts name most, a bar as long as the share", () => {
    const { rows } = tableIn(sectionOf(page, "What adverts name most"));
    expect(rows).toHaveLength(15);
    const shares = rows.map(([, , bar]) => (bar as { bar: number }).bar);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    for (const [, share, bar, adverts] of rows) {
      const [named = 0, of = 1] = String(adverts).split(" of ").map(Number);
      expect((bar as { bar: number }).bar).toBeCloseTo(named / of, 9);
      expect(share).toBe(`${((100 * named) / of).toFixed(1)} %`);
    }
  });

  it("tells the note and the formula of a figure below the table, and nothing where there are none", () => {
    const market = { ...catalog.market, figures: [{ ...figure, derived: "a / b", note: "Of 2025." }, figure] };
    const notes = (figures: unknown) =>
      sentencesIn(sectionOf(marketPage({ ...catalog, market: { ...market, figures } as never }), "Figures"));
    expect(notes(market.figures)).toEqual(["Openings. Worked out: a / b. Of 2025."]);
    expect(notes([figure])).toEqual([]);
    expect(headingsIn(page)[0]).toBe("The market for machine-learning engineers");
  });
});
