import { describe, expect, it } from "vitest";
import type { CompanyRow } from "../../src/catalog/schema.ts";
import { type CompanyRequest, compareCompanies } from "../../src/core/pay/companies.ts";
import type { MineVerdict } from "../../src/core/pay/mine.ts";
import { type Block, list, paragraph } from "../../src/render/blocks.ts";
import { companyBlocks, disagreementText, quartileWords, verdictBlocks } from "../../src/views/company-pay.ts";
import { firmRow, MARKET, ML } from "../helpers/pay.ts";

const OPTIONS = { countries: MARKET.countries, thisYear: 2026 };

function blocksOf(
  request: CompanyRequest,
  companyPay: readonly CompanyRow[] = MARKET.companyPay,
  mine?: number,
): Block[] {
  const pay = compareCompanies({ ...MARKET, companyPay: [...companyPay] }, { groups: [ML], ...request });
  return companyBlocks(pay, { ...OPTIONS, ...(mine ? { mine: { value: mine, currency: "USD" } } : {}) });
}

/** The rows of the nth table as they are written, drawings left out. */
function rowsOf(blocks: readonly Block[], n = 0): string[] {
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  return (tables[n]?.rows ?? []).map((cells) =>
    cells.flatMap((cell) => (typeof cell === "string" ? [cell] : "text" in cell ? [cell.text] : [])).join(" | "),
  );
}

function titlesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
}

describe("companies side by side", () => {
  const blocks = blocksOf({ companies: ["amber", "basalt", "cobalt", "delta"] });

  it("stand in a table of their title, the others in one of software engineers that says what it is", () => {
    expect(titlesOf(blocks)).toEqual([
      "Machine Learning Engineer or Applied Scientist, United States: base pay, USD a year, 2023",
      "Software Engineer, United States: base pay, USD a year, 2023",
    ]);
    expect(rowsOf(blocks)).toEqual([
      "Amber | 1,200 | 210 – 230k | 220,000 | +10 % | +10 %",
      "Basalt * | 7 few | 180 – 200k | 190,000 | – | –",
    ]);
    expect(rowsOf(blocks, 1)).toEqual(["Cobalt | 20 | 150 – 170k | 160,000"]);
    expect(blocks).toContainEqual(
      paragraph("Fewer than five filings of the title: not the pay of machine-learning engineers.", "warn"),
    );
  });

  it("say once what is counted, with its source", () => {
    const said = blocks.filter((block) => block.kind === "text" && block.tone === "dim");
    expect(said).toEqual([
      paragraph(
        "Base wage in public filings for foreign hires [filings-23]: the lower end of the offer, no stock, no bonus. n: filings. * Applied Scientist: the title of this work there. vs all: against all employers of the title, $200,000 (n 3,000).",
        "dim",
      ),
    ]);
  });

  it("name another source that counts in the same way", () => {
    const other = MARKET.companyPay.map((row) => (row.company === "cobalt" ? { ...row, source: "other-23" } : row));
    const said = blocksOf({ companies: ["amber", "cobalt"] }, other).flatMap((block) =>
      block.kind === "text" && block.tone === "dim" ? [String(block.text)] : [],
    );
    expect(said[1]).toBe("Counted in the same way [other-23].");
  });

  it("are not passed over where there is nothing to draw", () => {
    expect(blocks.at(-1)).toEqual(
      list([
        "Cobalt: too few Machine Learning Engineer filings to show in 2023 (n = 4)",
        [{ strong: "Amber, other titles: " }, "Data Scientist $150k (n 20)"],
        "Delta: no percentiles are known.",
      ]),
    );
  });

  it("share an axis, on which one's own pay is a line where it lies", () => {
    const spansOf = (mine: number) =>
      blocksOf({ companies: ["amber", "basalt"] }, undefined, mine).flatMap((block) =>
        block.kind === "table"
          ? block.table.rows.flatMap((cells) =>
              cells.flatMap((cell) => (typeof cell === "object" && "span" in cell ? [cell.span] : [])),
            )
          : [],
      );
    expect(spansOf(200_000).map(({ mark, line }) => [mark, line])).toEqual([
      [0.7, 0.5],
      [0.4, 0.5],
    ]);
    expect(spansOf(400_000).map(({ line }) => line)).toEqual([undefined, undefined]);
  });
});

describe("companies of one country", () => {
  const OFFERS = {
    country: "IN",
    currency: "INR",
    year: 2025,
    basis: "offers",
    source: "offers-25",
    experience: 3.25,
  } as const;
  const offers = Array.from({ length: 8 }, () => ["base", "total"] as const).flatMap((kinds, i) =>
    kinds.map((pay) =>
      firmRow(`firm-${i}`, "Software Engineer", 2_000_000 + 100_000 * i, { ...OFFERS, pay, n: 10 + i }),
    ),
  );
  const blocks = blocksOf({ country: "IN" }, offers);

  it("stand apart by kind of pay, never on one scale", () => {
    expect(titlesOf(blocks)).toEqual([
      "Software Engineer, India: base pay, INR a year, 2025–26",
      "Software Engineer, India: total pay with stock and bonus, INR a year, 2025–26",
    ]);
    expect(rowsOf(blocks)).toHaveLength(6);
    expect(rowsOf(blocks)[0]).toBe("firm-7 | 17 | 3.3 | 26.9 – 27.1 L | 27,00,000");
  });

  it("say how many have no room, once", () => {
    const words = blocks.map((block) => (block.kind === "text" ? String(block.text) : "")).join("\n");
    expect(words.match(/2 companies with fewer/g)).toHaveLength(1);
  });
});

it.each([
  [{ currency: "USD", p25: 182_400, p75: 215_000 }, "182 – 215k"],
  [{ currency: "INR", p25: 1_920_000, p75: 4_500_000 }, "19.2 – 45 L"],
  [{ currency: "EUR", p25: undefined, p75: undefined }, "10 – 90k"],
])("quartiles are short: %j", (row, words) => {
  const figure = {
    country: "US",
    period: "year",
    low: 10_000,
    high: 90_000,
    kind: "range",
    year: 2023,
    source: "s",
  } as const;
  expect(quartileWords({ ...figure, ...row } as Parameters<typeof quartileWords>[0])).toBe(words);
});

describe("one's own pay", () => {
  const verdict: MineVerdict = {
    year: 2023,
    basis: "filings",
    pay: "base",
    families: [ML],
    above: 2,
    of: 4,
    belowP25: ["A"],
    aboveP75: [],
    places: [],
  };
  it.each<[string, Partial<MineVerdict>, string]>([
    ["among several", {}, "2023 filings (base pay): above the median at 2 of 4 companies; below the P25 of A."],
    [
      "in another year's money",
      { money: 2024 },
      "2023 filings (base pay), in the money of 2024: above the median at 2 of 4 companies; below the P25 of A.",
    ],
    [
      "below many",
      { belowP25: ["A", "B", "C", "D", "E"] },
      "2023 filings (base pay): above the median at 2 of 4 companies; below the P25 of A, B, C and 2 more.",
    ],
    [
      "above some",
      { belowP25: [], aboveP75: ["D"] },
      "2023 filings (base pay): above the median at 2 of 4 companies; above the P75 of D.",
    ],
    ["against one", { of: 1, above: 1 }, "2023 filings (base pay): above the median."],
    [
      "against another title",
      { families: ["Software Engineer"], of: 1, above: 0 },
      "2023 filings (base pay) of software engineers: not above the median.",
    ],
    ["against statistics", { basis: "official", of: 1, above: 1 }, "2023 official statistics: above the median."],
  ])("is placed in a sentence: %s", (_, more, sentence) => {
    expect(verdictBlocks([{ ...verdict, ...more }], { value: 190_000, currency: "USD" })).toEqual([
      paragraph([{ strong: "$190,000, " }, sentence]),
    ]);
  });
});

it("sources that differ are named with what they count", () => {
  const row = (low: number, more: object) => ({
    country: "IN",
    currency: "INR",
    period: "year",
    low,
    high: low,
    source: "s",
    ...more,
  });
  const low = row(690_000, { kind: "average", year: 2023 });
  const high = row(2_800_000, { kind: "percentiles", median: 2_800_000, basis: "adverts", year: 2025, n: 7 });
  const found = { low, high, apart: 3.06, reasons: ["they are of different years"] };
  expect(disagreementText(found as Parameters<typeof disagreementText>[0])).toEqual([
    { strong: "Sources differ by 306 %: " },
    "₹6.9 lakh (average 2023) to ₹28 lakh (adverts 2025, n 7), since they are of different years.",
  ]);
});
