import type { Catalog, Market } from "../catalog/schema.ts";
import { demandShare } from "../core/score/weights.ts";
import { type Block, type Cell, code, heading, list, type Page, paragraph, table } from "../render/blocks.ts";
import { grouped } from "../text/money.ts";
import { compareText } from "../text/order.ts";
import { percent } from "./format.ts";
import { sourceBlocks } from "./sources.ts";

const SHOWN = 15;

type Data = Pick<Catalog, "market" | "demand" | "sources" | "skills">;

/** Demand and growth, each figure with source and date, what was counted last first; `sources`: with them in full. */
export function marketPage({ market, demand, sources, skills }: Data, { sources: full = true } = {}): Page {
  const used = new Set(
    [...market.figures, ...market.statements, ...market.uses, ...market.payFactors].map(({ source }) => source),
  );
  for (const { source } of demand.sets) used.add(source);
  const dates = new Map(sources.map(({ id, date }) => [id, date]));
  const dated = (source: string) => dates.get(source)?.slice(0, 4) ?? "";
  const figures = market.figures.toSorted((a, b) => compareText(dated(b.source), dated(a.source)));
  return [
    heading("The market for machine-learning engineers", 1),
    heading("What adverts name most"),
    table(
      [
        { title: "Skill", flexible: true },
        { title: "Share", align: "right" },
        { title: "", optional: true },
        { title: "Adverts", align: "right" },
      ],
      mostNamed(demand, skills),
    ),
    paragraph(
      [`${demand.sets.map(({ title, n }) => `${title} (${n})`).join("; ")}. All skills: `, code("mlcareer skill")],
      "dim",
    ),
    heading("Figures"),
    table(
      [
        { title: "What", flexible: true },
        { title: "Figure", align: "right", flexible: true },
        { title: "Period", flexible: true },
        { title: "Source" },
      ],
      figures.map((figure): Cell[] => [figure.title, figureText(figure), figure.period, figure.source]),
    ),
    ...figureNotes(figures),
    heading("What was said"),
    list(market.statements.map(({ text, source }) => [text, ` [${source}]`])),
    heading("Where machine learning is used"),
    list(
      market.uses.map(({ area, examples, source }) => [{ strong: `${area}: ` }, `${examples.join(", ")} [${source}]`]),
    ),
    heading("What pay depends on"),
    list(market.payFactors.map(({ name, text, source }) => [{ strong: `${name}. ` }, `${text} [${source}]`])),
    ...sourceBlocks(
      sources.filter(({ id }) => used.has(id)),
      full,
    ),
  ];
}

/** A figure with its unit; a derived one is marked. */
export function figureText({ value, unit, derived }: Market["figures"][number]): string {
  const number = Number.isInteger(value)
    ? grouped(value)
    : `${grouped(Math.trunc(value))}${value.toFixed(1).slice(-2)}`;
  return `${number} ${unit}${derived ? " (worked out)" : ""}`;
}

function figureNotes(figures: Market["figures"]): Block[] {
  const notes = figures.flatMap(({ title, note, derived }) => {
    const text = [derived ? `Worked out: ${derived}.` : "", note ?? ""].filter(Boolean).join(" ");
    return text ? [[{ strong: `${title}. ` }, text]] : [];
  });
  return notes.length === 0 ? [] : [list(notes)];
}

function mostNamed(demand: Catalog["demand"], skills: Catalog["skills"]): Cell[][] {
  return skills
    .flatMap(({ id, name }) => {
      const share = demandShare(demand, id);
      return share ? [{ name, ...share, part: share.value }] : [];
    })
    .sort((a, b) => b.part - a.part)
    .slice(0, SHOWN)
    .map(({ name, named, of, part }) => [name, percent(part), { bar: part }, `${named} of ${of}`]);
}
