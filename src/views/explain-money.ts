import type { Catalog } from "../catalog/schema.ts";
import { newest } from "../core/pay/choose.ts";
import { type PayRow, payRows } from "../core/pay/rows.ts";
import { type Cell, facts, heading, list, type Page, paragraph, table } from "../render/blocks.ts";
import { formatNumber, grouped } from "../text/money.ts";
import { sourceFacts, sourceList } from "./sources.ts";

/** Yearly exchange rates of one currency, or of all, with their sources. */
export function explainRates(
  { rates, sources }: Pick<Catalog, "rates" | "sources">,
  currency?: string,
): Page | undefined {
  const found = rates.filter((rate) => !currency || rate.currency === currency);
  if (found.length === 0) return undefined;
  const used = new Set(found.map(({ source }) => source));
  return [
    heading(currency ? `Exchange rates: ${currency}` : "Exchange rates", 1),
    paragraph(
      "Units of the currency for one US dollar, average of the year. An amount is converted at the rate of the year whose money it is in; between two other currencies, by way of the dollar. A year without a rate is never filled in.",
    ),
    table(
      [
        { title: "Currency" },
        { title: "Year", align: "right" },
        { title: "For one US dollar", align: "right" },
        { title: "Source", flexible: true },
      ],
      found.map(({ currency: code, year, perUsd, source }): Cell[] => [code, String(year), perUsd.toFixed(4), source]),
    ),
    heading("Sources"),
    sourceList(sources.filter(({ id }) => used.has(id))),
  ];
}

/** Yearly consumer prices of one country, or what they are for. */
export function explainInflation(
  { inflation, sources }: Pick<Catalog, "inflation" | "sources">,
  country?: string,
): Page | undefined {
  const found = inflation.filter((change) => !country || change.country === country);
  if (found.length === 0) return undefined;
  const used = new Set(found.map(({ source }) => source));
  const years = found.map(({ year }) => year);
  return [
    heading(country ? `Consumer prices: ${country}` : "Money of another year", 1),
    paragraph(
      "--real YEAR carries an amount to the money of another year: times (1 + change of consumer prices) for every year between, forward, or divided by them, back. " +
        "The prices are those of the country whose currency it is; a year without a figure is never filled in.",
    ),
    ...(country
      ? [
          table(
            [
              { title: "Year", align: "right" },
              { title: "Change on the year before", align: "right" },
              { title: "Source", flexible: true },
            ],
            found.map(({ year, percent, source }): Cell[] => [String(year), `${percent.toFixed(2)} %`, source]),
          ),
        ]
      : [
          paragraph(
            `Known: ${Math.min(...years)} to ${Math.max(...years)}. One country: mlcareer explain inflation IN`,
          ),
        ]),
    heading("Sources"),
    sourceList(sources.filter(({ id }) => used.has(id))),
  ];
}

/** Where the pay of one country comes from: every group's newest figures, with n, and the sources in full. */
export function explainCountryPay(catalog: Catalog, country: string): Page | undefined {
  const rows = newest(payRows(catalog, { country }), { levels: false });
  if (rows.length === 0) return undefined;
  const used = new Set(rows.map(({ source }) => source));
  return [
    heading(`Pay in ${catalog.countries[country] ?? country}`, 1),
    paragraph(
      "The newest figures of every group and source, all levels together. They stand side by side; none is an average of others.",
    ),
    table(
      [
        { title: "Who", flexible: true },
        { title: "Year", align: "right" },
        { title: "n", align: "right" },
        { title: "Middle", align: "right" },
        { title: "Source" },
      ],
      rows.map((row): Cell[] => [
        row.company ?? row.group ?? "",
        String(row.year),
        row.n ? grouped(row.n) : "–",
        middleOf(row),
        row.source,
      ]),
    ),
    list([
      "Middle: the median of percentiles, else the average or the middle of a range, a year, in the currency of the country unless a note says otherwise.",
      "n: advertised ranges, rows of adverts or people, as mlcareer salary says; below 5 nothing is shown.",
    ]),
    heading("Sources"),
    sourceList(catalog.sources.filter(({ id }) => used.has(id))),
  ];
}

/** Every percentile of one company: what it counts, and how to read each source. */
export function explainCompanyPay(
  rows: readonly PayRow[],
  { sources, countries }: Pick<Catalog, "sources" | "countries">,
): Page {
  const used = new Set(rows.map(({ source }) => source));
  return [
    table(
      [
        { title: "Title", flexible: true },
        { title: "Where, when" },
        { title: "Pay" },
        { title: "n", align: "right" },
        { title: "P25", align: "right" },
        { title: "Median", align: "right" },
        { title: "P75", align: "right" },
        { title: "Source", optional: true },
      ],
      rows.map((row): Cell[] => [
        row.group ?? "",
        `${row.country} ${row.year}`,
        row.pay ?? row.basis ?? "",
        row.confidence === "low" ? { text: `${row.n} few`, tone: "warn" } : grouped(row.n ?? 0),
        formatNumber(row.p25 ?? row.low, row.currency),
        formatNumber(row.median ?? row.low, row.currency),
        formatNumber(row.p75 ?? row.high, row.currency),
        row.source,
      ]),
    ),
    paragraph(
      "Percentiles of one title each, in the currency of the country, a year. base: without stock and bonus; total: with them. Of fewer than 5 nothing is shown; fewer than 15 are few.",
    ),
    ...sources
      .filter(({ id }) => used.has(id))
      .flatMap(
        (source): Page => [
          heading(source.title, 3),
          facts([...sourceFacts(source), ["Figures for", joinCountries(rows, source.id, countries)]]),
        ],
      ),
  ];
}

function joinCountries(rows: readonly PayRow[], source: string, countries: Catalog["countries"]): string {
  const codes = new Set(rows.filter((row) => row.source === source).map(({ country }) => country));
  return [...codes].map((code) => countries[code] ?? code).join(", ");
}

function middleOf({ median, low, high, currency }: PayRow): string {
  return `${formatNumber(median ?? (low + high) / 2, currency)} ${currency}`;
}
