import { nameOf, type PayRow } from "../core/pay/rows.ts";
import { type Block, type Cell, heading, list, type Text, table } from "../render/blocks.ts";
import { groupBy } from "../text/group.ts";
import { formatShort, formatShortRange } from "../text/money.ts";
import { joined } from "./format.ts";
import { isOld, kindWords, type PayOptions } from "./pay.ts";

/** What is known beside companies: percentiles of all employers in a table; single figures and `remarks` in a line each. */
export function otherFigures(shown: readonly PayRow[], remarks: readonly Text[], options: PayOptions): Block[] {
  const rows = shown.filter(({ level }) => !level).sort((a, b) => b.year - a.year);
  const spread = rows.filter(({ kind }) => kind === "percentiles");
  const counted = spread.filter(({ basis }) => basis !== "official");
  const lines = [...lineFigures(rows, options), ...remarks];
  if (rows.length === 0) return [];
  return [
    heading(spread.length > 0 ? "All employers" : "Single figures", 3),
    ...(counted.length > 0 ? [spreadTable(counted, options)] : []),
    ...(lines.length > 0 ? [list(lines)] : []),
  ];
}

/** Official medians, ranges, averages and single figures, a line for each country and year. */
export function lineFigures(rows: readonly PayRow[], options: PayOptions): Text[] {
  const official = rows.filter(({ basis }) => basis === "official");
  const single = rows.filter(({ kind }) => kind !== "percentiles");
  return [...officialLines(official, options), ...singleLines(single, options)];
}

function spreadTable(rows: readonly PayRow[], { thisYear }: PayOptions): Block {
  return table(
    [
      { title: "Who", flexible: true },
      { title: "Year", align: "right" },
      { title: "Median", align: "right" },
      { title: "Counted", flexible: true },
      { title: "Source", optional: true },
    ],
    rows.map((row): Cell[] => [
      nameOf(row),
      `${row.year}${isOld(row, thisYear) ? " old" : ""}`,
      figure(row),
      row.confidence === "low" ? { text: kindWords(row), tone: "warn" } : kindWords(row),
      row.source,
    ]),
  );
}

/** A title without the code of its occupation, which its source and --source give. */
function titleOf(row: PayRow): string {
  return nameOf(row).replace(/ \(\d\d-\d{4}\)$/, "");
}

/** "Official, United States, 2025: median of Data Scientists $120k [oews-2025]". */
function officialLines(rows: readonly PayRow[], { countries }: PayOptions): Text[] {
  const places = groupBy(rows, ({ country, year, source }) => JSON.stringify([country, year, source]));
  return [...places.values()].map((own): Text => {
    const [first] = own as [PayRow];
    const where = `Official median, ${countries[first.country] ?? first.country}, ${first.year}: `;
    return [{ strong: where }, `${joined(own.map((row) => `${titleOf(row)} ${figure(row)}`))} [${first.source}]`];
  });
}

/** "2019 (old), India: Microsoft ₹14.62 – 22.44 lakh, Infosys ₹3.77 – 6.69 lakh [upgrad-2019]; average ₹7.96 lakh [glassdoor-2019]". */
function singleLines(rows: readonly PayRow[], { countries, thisYear }: PayOptions): Text[] {
  const places = groupBy(rows, (row) => {
    const money = row.real ? `, money of ${row.real.year}` : "";
    return `${row.year}${isOld(row, thisYear) ? " (old)" : ""}, ${countries[row.country] ?? row.country}${money}`;
  });
  return [...places].map(([place, own]): Text => [{ strong: `${place}: ` }, singleWords(own)]);
}

/** Companies of one source with it once; what has no company by its kind, each with its source. */
function singleWords(rows: readonly PayRow[]): string {
  return [...groupBy(rows, ({ company, source, kind }) => (company ? source : kind)).values()]
    .map((own) => {
      const [first] = own;
      if (first?.company) return `${own.map((row) => `${row.company} ${figure(row)}`).join(", ")} [${first.source}]`;
      return `${first?.kind} ${own.map((row) => `${figure(row)} [${row.source}]`).join(", ")}`;
    })
    .join("; ");
}

function figure({ median, low, high, currency }: PayRow): string {
  if (median !== undefined) return formatShort(median, currency);
  return low === high ? formatShort(low, currency) : formatShortRange(low, high, currency);
}
