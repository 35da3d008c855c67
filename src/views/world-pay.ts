import type { PayOverview } from "../core/pay/overview.ts";
import type { PayRow } from "../core/pay/rows.ts";
import { type Block, type Cell, code, heading, list, paragraph, type Text, table } from "../render/blocks.ts";
import { groupBy } from "../text/group.ts";
import { formatShort } from "../text/money.ts";
import { countIn, quartileWords } from "./company-pay.ts";
import { lineFigures } from "./other-pay.ts";
import {
  basisOf,
  conflictBlocks,
  conversionBlocks,
  isOld,
  overviewBlocks,
  type PayOptions,
  payBlocks,
  payNotes,
  standingText,
} from "./pay.ts";

/** The pay of the world in full: every figure on a scale, medians by country and source, and every note. */
export function worldInFull(pay: PayOverview, options: PayOptions): Block[] {
  const { largest } = pay;
  return [
    ...payBlocks(pay.scales, options),
    ...(pay.mine ? [percentileHint(largest)] : []),
    heading("By country"),
    ...overviewBlocks(pay.shown, options),
    paragraph(
      [
        "All levels together, each country in its own money. Companies and levels: ",
        code(`mlcareer salary --country ${largest}`),
      ],
      "dim",
    ),
    ...conflictBlocks(pay.conflicts, options),
    ...payNotes(pay.shown, options.countries),
  ];
}

/** The same on a screen: countries in a table for each title, all else in a line each. */
export function worldInShort(pay: PayOverview, options: PayOptions): Block[] {
  const { largest, mine, scales, shown } = pay;
  const drawn = withoutOld(shown, options);
  const counted = drawn.filter(isCounted);
  const lines = lineFigures(
    [...drawn].sort((a, b) => b.year - a.year),
    options,
  );
  return [
    ...[...groupBy(counted, ({ group }) => group ?? "")].flatMap(([group, rows]) => [
      heading(`${group} by country`, 3),
      countryTable(rows, options),
    ]),
    paragraph(countedWords(counted, largest), "dim"),
    ...(lines.length > 0 ? [list(lines)] : []),
    ...(mine ? standingBlocks(scales, mine.value, largest) : []),
    ...conversionBlocks(drawn, options.countries),
  ];
}

function isCounted({ kind, basis }: PayRow): boolean {
  return kind === "percentiles" && basis !== "official";
}

/** Rows without counts of years ago, where something newer was counted of their title in their country. */
function withoutOld(rows: readonly PayRow[], { thisYear }: PayOptions): PayRow[] {
  const isFresh = (row: PayRow) => !isCounted(row) || !isOld(row, thisYear);
  const fresh = new Set(
    rows.filter((row) => isCounted(row) && isFresh(row)).map(({ country, group }) => `${country} ${group}`),
  );
  return rows.filter((row) => isFresh(row) || !fresh.has(`${row.country} ${row.group}`));
}

/** Countries by how many are counted, the sources of one beside each other. */
function countryTable(rows: readonly PayRow[], { countries, thisYear }: PayOptions): Block {
  const byCount = [...rows].sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
  return table(
    [
      { title: "Country", flexible: true },
      { title: "Year", align: "right" },
      { title: "n", align: "right" },
      { title: "P25 – P75", align: "right" },
      { title: "Median", align: "right" },
      { title: "Source", optional: true },
    ],
    [...groupBy(byCount, ({ country }) => country).values()]
      .flat()
      .map((row): Cell[] => [
        `${countries[row.country] ?? row.country} (${row.country})`,
        `${row.year}${isOld(row, thisYear) ? " old" : ""}`,
        countIn(row),
        quartileWords(row),
        formatShort(row.median ?? row.low, row.currency),
        row.source,
      ]),
  );
}

/** What n counts in each source, and where to look next. */
function countedWords(rows: readonly PayRow[], largest: string): Text {
  const kinds = [...groupBy(rows, (row) => COUNTED[basisOf(row)])].map(
    ([thing, own]) => `${thing} [${[...new Set(own.map(({ source }) => source))].join(", ")}]`,
  );
  return [
    rows.every(({ currency }) => currency === rows[0]?.currency)
      ? "All levels together. "
      : "All levels together, each country in its own money. ",
    ...(kinds.length > 0 ? [`n: ${kinds.join("; ")}. `] : []),
    "Companies and levels: ",
    code(`mlcareer salary --country ${largest}`),
  ];
}

const COUNTED = {
  official: "people",
  people: "answers",
  ranges: "adverts",
  rows: "rows of advertised pay, about two an advert",
  filings: "filings for foreign hires, base wage",
  offers: "offers that people posted",
};

/** One's own pay against ranges and single figures. */
function standingBlocks(scales: PayOverview["scales"], mine: number, largest: string): Block[] {
  const standings = scales.flatMap((scale) => scale.standings);
  return [
    ...(standings.length > 0 ? [list(standings.map((standing) => standingText(standing, mine)))] : []),
    percentileHint(largest),
  ];
}

function percentileHint(country: string): Block {
  return paragraph(["For the percentile of your pay name its country: ", code(`--country ${country}`), "."], "warn");
}
