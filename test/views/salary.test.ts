import { describe, expect, it } from "vitest";
import type { Mine } from "../../src/core/pay/mine.ts";
import { overviewOf, type PayRequest } from "../../src/core/pay/overview.ts";
import { type Block, heading, list, type Page, paragraph, wordsOf } from "../../src/render/blocks.ts";
import { salaryPage, salaryRecords } from "../../src/views/salary.ts";
import { MARKET, ML } from "../helpers/pay.ts";

const GROUPS = [ML, "Data Scientists (15-2051)"];

function pageOf(request: PayRequest, sources = false): Page {
  return salaryPage(MARKET, overviewOf(MARKET, request), { thisYear: 2026, sources });
}

/** The last line, for a command line that was typed. */
function nextOf(request: PayRequest, typed: string, sources = false): string {
  const last = salaryPage(MARKET, overviewOf(MARKET, request), { thisYear: 2026, sources, typed }).at(-1);
  return last?.kind === "text" ? wordsOf(last.text) : "";
}

function rowsOf(page: Page, n = 0): string[] {
  const tables = page.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  return (tables[n]?.rows ?? []).map((cells) =>
    cells.flatMap((cell) => (typeof cell === "string" ? [cell] : "text" in cell ? [cell.text] : [])).join(" | "),
  );
}

function headingsOf(page: Page): string[] {
  return page.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
}

function textOf(blocks: readonly Block[]): string {
  return JSON.stringify(blocks);
}

describe("what goes on from a page", () => {
  it.each<[string, PayRequest, string, boolean, string]>([
    [
      "of the world: the country with most behind it, the main source, all sources",
      { filters: { groups: GROUPS } },
      "mlcareer salary",
      false,
      "Next: mlcareer salary --country US · mlcareer salary --source index-25 · mlcareer salary --sources",
    ],
    [
      "of a country: both for that country",
      { filters: { groups: [ML], country: "US" } },
      "mlcareer salary --country US",
      false,
      "Next: mlcareer salary --country US --source index-25 · mlcareer salary --country US --sources",
    ],
    [
      "with every source: no more sources",
      { filters: { groups: [ML], companies: ["delta"] } },
      "mlcareer salary delta",
      true,
      "Next: mlcareer salary",
    ],
  ])("%s", (_, request, typed, sources, words) => expect(nextOf(request, typed, sources)).toBe(words));
});

describe("the world", () => {
  const page = pageOf({ filters: { groups: GROUPS } });

  it("is one table, countries by how many are counted, and a line for all else", () => {
    expect(headingsOf(page)).toEqual([`Pay: ${ML}`, `${ML} by country`]);
    expect(rowsOf(page)).toEqual([
      "United States (US) | 2023 | 3,000 | 190 – 210k | $200k | filings-23",
      "United States (US) | 2025 | 9 few | 160 – 180k | $170k | index-25",
      "India (IN) | 2025 | 60 | 27.9 – 28.1 L | ₹28 lakh | index-25",
    ]);
    expect(page).toContainEqual(
      list([
        [{ strong: "Official median, United States, 2025: " }, "Data Scientists $120k [official-25]"],
        [{ strong: "2019 (old), India: " }, "Delta ₹6 – 9 lakh [article-19]; average ₹8 lakh [article-19]"],
      ]),
    );
  });

  it("leaves out what is old where something newer is known, and only there", () => {
    const at = (thisYear: number) =>
      rowsOf(salaryPage(MARKET, overviewOf(MARKET, { filters: { groups: [ML] } }), { thisYear, sources: false }));
    expect(at(2027).map((row) => row.split(" | ").slice(0, 2))).toEqual([
      ["India (IN)", "2025"],
      ["United States (US)", "2025"],
    ]);
    expect(at(2030).map((row) => row.split(" | ")[1])).toEqual(["2023 old", "2025 old", "2025 old"]);
  });

  it("has notes and every source where asked, else how to see them", () => {
    const full = pageOf({ filters: { groups: GROUPS } }, true);
    expect(textOf(full)).toContain("article-19, IN: Printed without a month.");
    expect(full.at(-2)).toEqual(heading("Sources"));
    expect(textOf(page)).not.toContain("Printed without a month");
    expect(page.at(-1)).toEqual(
      paragraph(
        [
          `${overviewOf(MARKET, { filters: { groups: GROUPS } }).sources.length} sources, in full and with every note: `,
          { code: "--sources" },
          ".",
        ],
        "dim",
      ),
    );
  });

  it("in one currency says at what rate", () => {
    const text = textOf(pageOf({ filters: { groups: [ML] }, currency: "USD" }));
    expect(text).toContain("Converted from INR at 0.012500 (the yearly average of 2025, source rates).");
    expect(text).not.toContain("each country in its own money");
  });

  it("holds one's own pay against single figures, and sends on to a country for the rest", () => {
    const mine: Mine = { value: 1_000_000, currency: "INR" };
    const text = textOf(pageOf({ filters: { groups: [ML] }, mine }));
    expect(text).toContain("₹10,00,000 is 25 % above its average.");
    expect(text).toContain("Delta: ₹10,00,000 is 11 % above the high end.");
    expect(text).toContain("--country US");
  });
});

describe("a country", () => {
  const page = pageOf({ filters: { groups: GROUPS, country: "US" } });

  it("has its companies, then all employers, levels and what is not shown", () => {
    expect(rowsOf(page)).toEqual([
      "Amber | 1,200 | 210 – 230k | 220,000 | +10 % | +10 %",
      "Basalt * | 7 few | 180 – 200k | 190,000 | – | –",
    ]);
    expect(rowsOf(page, 1)).toEqual([
      `${ML} | 2025 | $170k | only 9 rows, about 5 adverts | index-25`,
      `${ML} | 2023 | $200k | 3,000 filings | filings-23`,
    ]);
    expect(page).toContainEqual(
      list([
        [{ strong: "Official median, United States, 2025: " }, "Data Scientists $120k [official-25]"],
        [{ strong: "By level, 2025: " }, "entry $150k (n 40) [index-25]."],
      ]),
    );
    expect(page).toContainEqual(
      paragraph(["Not shown: ", `${ML}, US 2023: 9 rows, 3 employers with fewer than 5 each [filings-23]`, "."], "dim"),
    );
  });

  it("says how many figures no rate is known for", () => {
    expect(textOf(pageOf({ filters: { groups: GROUPS, country: "US" }, currency: "INR" }))).toMatch(
      /\d figures left out: no rate or price index for their year/,
    );
  });
});

it("a company of which only ranges are known has them, and no percentiles", () => {
  const page = pageOf({ filters: { groups: [ML], companies: ["delta"] } });
  expect(headingsOf(page)).toEqual([`Pay: ${ML}`, "Single figures"]);
  expect(page).toContainEqual(list(["Delta: no percentiles are known."]));
  expect(page).toContainEqual(list([[{ strong: "2019 (old), India: " }, "Delta ₹6 – 9 lakh [article-19]"]]));
  expect(textOf(page.slice(-1))).toContain("Sources: article-19. In full: ");
});

it("a source has every figure on a scale, and itself in full", () => {
  const page = pageOf({ filters: { source: "index-25" } });
  expect(headingsOf(page)).toEqual([
    "Pay: all groups",
    "India, INR a year, 2025",
    "United States, USD a year, 2025",
    "Sources",
  ]);
  expect(rowsOf(page, 1)).toEqual([
    "all levels | 9 | 150,000 – 190,000 | 170,000 | low",
    "entry | 40 | 130,000 – 170,000 | 150,000 | medium",
  ]);
});

it("records say all about themselves, a company's title too", () => {
  const rows = rowsOf(salaryRecords(MARKET, overviewOf(MARKET, { filters: { companies: ["amber"], groups: [ML] } })));
  expect(rows).toContain(
    `Amber | ${ML} | all levels | US | 2023 | USD | base | percentiles | 1200 | high | 200000 | 210000 | 220000 | 230000 | 240000 | filings-23`,
  );
});
