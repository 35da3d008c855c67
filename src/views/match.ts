import type { PayRow } from "../core/pay/rows.ts";
import { DEGREE_NAMES } from "../core/score/levels.ts";
import type { Advert } from "../evidence/advert.ts";
import type { AskMatch, Match } from "../evidence/match.ts";
import { type Unlock, verdictOf } from "../evidence/verdict.ts";
import {
  type Block,
  type Cell,
  code,
  facts,
  heading,
  type Inline,
  list,
  type Page,
  paragraph,
  type Text,
  table,
} from "../render/blocks.ts";
import { cleanLine } from "../text/clean.ts";
import { grouped } from "../text/money.ts";
import { count, joined, percent, points } from "./format.ts";
import type { Names } from "./report.ts";

const ROWS_SHOWN = 6;
const SENTENCE = 400;
const EXCERPT = 36;
const NAME = 22;

export interface MatchView {
  match: Match;
  /** Where the advert came from, for the next commands. */
  from: string;
  /** Pay of this kind of work in the advert's currency, to place what is offered. */
  market?: PayRow | undefined;
  /** The name that it was kept by. */
  kept?: string | undefined;
}

/** One advert beside one's own answers; without `full`, on one screen. */
export function matchPage({ match, from, market, kept }: MatchView, names: Names, { full = false } = {}): Page {
  const { advert, asks, checked } = match;
  const title = heading(titleOf(advert), 1);
  if (!checked)
    return [
      title,
      paragraph(uncheckedWords(match), "warn"),
      paragraph(["Next: paste the whole advert with ", code("mlcareer match -"), " and Ctrl-D at its end."]),
    ];
  const asked = asks.filter(({ need, kind }) => need !== "mentioned" && (full || kind !== "degree"));
  const ranked = byUrgency(full ? asked : foldAlternatives(asked));
  const shown = full ? ranked : ranked.slice(0, ROWS_SHOWN);
  return [
    title,
    ...(full ? [factList(advert)] : []),
    verdict(match, ranked.length - shown.length, full),
    askTable(shown, match, full),
    ...lackList(match, names, full),
    ...(full ? mentionedList(asks) : []),
    ...closing(match, names, market),
    nextLine(match, from, kept, full),
  ];
}

export function uncheckedWords({ advert: { language } }: Pick<Match, "advert">): string {
  if (language === "other") return "Not checked: adverts are read in English and German, and this is in neither.";
  return "Not checked: no requirements found, so this is no job advert, or one that asks nothing by name.";
}

function titleOf({ title = "Job advert", employer, place }: Pick<Advert, "title" | "employer" | "place">): string {
  return cleanLine([title, employer, place].filter(Boolean).join(", ")).replace(/\s+,/g, ",");
}

function factList({ seniority, years, degree, pay, language }: Match["advert"]): Block {
  const entries: [string, Text][] = [
    ["Seniority", seniority ?? ""],
    ["Experience", years === undefined ? "" : count(years, "year")],
    ["Degree", degree ? DEGREE_NAMES[degree] : ""],
    ["Pay", pay ? payWords(pay) : ""],
    ["Language", language === "de" ? "German" : "English"],
  ];
  return facts(entries.filter(([, value]) => value !== ""));
}

function payWords({ low, high, currency, period }: NonNullable<Advert["pay"]>): string {
  const range = low === high ? grouped(low) : `${grouped(low)} to ${grouped(high)}`;
  return `${range} ${currency} ${period === "year" ? "a year" : period === "hour" ? "an hour" : `a ${period}`}`;
}

const VERDICTS = {
  apply: "Apply",
  stretch: "A stretch; apply if the work draws you",
  "not-yet": "Not yet",
} as const;

/** Where musts that were not asked about decide. */
const OPEN = "Not known yet";

function verdict(match: Match, hidden: number, full: boolean): Block {
  const { required, met, notAsked = 0, readiness } = match;
  const more = hidden > 0 ? ` ${count(hidden, "more")} with --full.`.replace("mores", "more") : "";
  if (!readiness || met === undefined)
    return paragraph(`It requires ${count(required, "thing")} that we know; your level: not told.${more}`);
  const kind = verdictOf(match);
  const isOpen = verdictOf({ required, met: met + notAsked }) !== kind;
  const least = notAsked > 0 ? "at least " : "";
  const words =
    required === 0
      ? `${VERDICTS[kind]}: it requires nothing that we can compare.`
      : `${isOpen ? OPEN : VERDICTS[kind]}: you meet ${least}${met} of ${count(required, "must")}, and have ${least}${points(readiness.claimed)} of 100 points of this advert, as claimed.${full ? " Our rule: apply from three quarters of the musts." : ""}`;
  return paragraph(
    [words, ...restWords(notAsked), more],
    kind === "apply" ? "good" : kind === "stretch" ? "warn" : "bad",
  );
}

function restWords(notAsked: number): Inline[] {
  if (notAsked === 0) return [];
  const words = ` ${count(notAsked, "must")} ${notAsked === 1 ? "was" : "were"} not asked about (–): `;
  return [words, code("mlcareer assess --continue"), "."];
}

/** One row for "PyTorch or TensorFlow": the one that the person knows best, which names the others. */
function foldAlternatives(asks: readonly AskMatch[]): AskMatch[] {
  const best = [...asks].sort((a, b) => (b.you ?? 0) - (a.you ?? 0));
  const folded = new Set<AskMatch>();
  for (const ask of best) {
    if (folded.has(ask)) continue;
    for (const other of best)
      if (other !== ask && other.need === ask.need && ask.alternatives?.includes(other.name)) folded.add(other);
  }
  return asks.filter((ask) => !folded.has(ask));
}

/** Musts before the rest; of these what is lacking first. */
function byUrgency(asks: readonly AskMatch[]): AskMatch[] {
  const lack = ({ you, level = 0 }: AskMatch) => (you === undefined ? 0 : Math.max(0, level - you));
  const rank = (ask: AskMatch) =>
    (ask.need === "required" ? 0 : 10) + (ask.skill ? 0 : 2) + (ask.kind === "soft" ? 3 : 0) - (lack(ask) > 0 ? 1 : 0);
  return [...asks].sort((a, b) => rank(a) - rank(b) || lack(b) - lack(a));
}

function askTable(asks: readonly AskMatch[], { met }: Match, full: boolean): Block {
  const rows = asks.map((ask): Cell[] => [
    ask.need === "required" ? "must" : "plus",
    nameCell(ask, full),
    ownLevel(ask, met !== undefined),
    ask.level === undefined ? "" : `${ask.level} ${ask.levelBasis === "wording" ? "said" : "role"}`,
    full ? quoteOf(ask, SENTENCE) : excerptOf(ask),
  ]);
  return table(
    [
      { title: "need" },
      { title: "asked" },
      { title: "you", align: "right" },
      { title: "level" },
      { title: "in its words", flexible: full },
    ],
    rows,
  );
}

function nameCell({ name, alternatives = [] }: AskMatch, full: boolean): string {
  if (!full) return shortened([name, ...alternatives].join(" or "), NAME);
  return alternatives.length > 0 ? `${name} (or ${joined(alternatives, "or")})` : name;
}

/** A question mark where the advert asks for what is no skill of ours. */
function ownLevel({ you, level, skill }: AskMatch, told: boolean): Cell {
  if (you === undefined) return told && !skill ? "?" : "–";
  return level !== undefined && you < level ? { text: String(you), tone: "bad" } : String(you);
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function quoteOf({ quote }: Pick<AskMatch, "quote">, length: number): string {
  return shortened(
    cleanLine(quote)
      .replace(/^[^\p{L}\p{N}(„“"]+/u, "")
      .replace(/\s+/g, " "),
    length,
  );
}

/** The words around the name, whole ones. */
function excerptOf(ask: AskMatch): string {
  const quote = quoteOf(ask, 2000);
  if (quote.length <= EXCERPT) return quote;
  const at = Math.max(0, quote.toLowerCase().indexOf(ask.name.toLowerCase().split(" ").at(-1) ?? ""));
  const begin = Math.max(0, Math.min(at - 14, quote.length - EXCERPT));
  const from = begin === 0 ? 0 : quote.indexOf(" ", begin) + 1;
  const cut = quote.slice(from, from + EXCERPT);
  const whole = from + EXCERPT >= quote.length;
  const end = whole ? cut.length : Math.max(cut.lastIndexOf(" "), 12);
  return `${from > 0 ? "…" : ""}${cut.slice(0, end).replace(/[,;(]$/, "")}${whole ? "" : "…"}`;
}

/** Of a step that the advert does not ask for: another step that it does ask for needs it. */
const NEEDED = "needed first";

/** The first three steps; in full each with the sentence of the advert that asks for it. */
function lackList({ first, asks, gaps }: Match, names: Names, full: boolean): Block[] {
  if (first.length === 0) return [];
  const isAsked = (skill: string) => gaps.some((gap) => gap.skill === skill);
  const lines = first.map(({ skill, from, to, returns, hours }): Text => {
    const ask = asks.find((one) => one.skill === skill && one.need !== "mentioned");
    const said = ask && full ? `: “${quoteOf(ask, SENTENCE)}”` : "";
    return [
      { strong: skillName(names, skill) },
      ` ${from} → ${to}: ${isAsked(skill) ? `+${points(returns)} points` : NEEDED}, about ${count(hours, "hour")}${said}`,
    ];
  });
  const lacking = gaps.filter(({ level, asked }) => level < asked).length;
  const whole = first.length === lacking && first.every(({ skill }) => isAsked(skill));
  const title = whole ? "You lack" : `You lack ${lacking}; begin with`;
  if (full) return [heading(title), list(lines, true)];
  const brief = first.map(
    ({ skill, from, to, returns, hours }) =>
      `${skillName(names, skill)} ${from} → ${to} (${isAsked(skill) ? `+${points(returns)}` : NEEDED}, ${count(hours, "hour")})`,
  );
  return [paragraph(`${title} ${joined(brief).replaceAll("; and ", "; ")}.`)];
}

function skillName({ skills }: Names, id: string): string {
  return skills.find((skill) => skill.id === id)?.name ?? id;
}

function mentionedList(asks: readonly AskMatch[]): Block[] {
  const named = asks.filter(({ need }) => need === "mentioned").map(({ name }) => name);
  return named.length === 0 ? [] : [heading("Named, but not asked of you"), paragraph(joined(named))];
}

function closing({ unknown, roles, advert }: Match, names: Names, market: PayRow | undefined): Block[] {
  const [near] = roles;
  const role =
    near && near.share > 0
      ? `Nearest of our roles: ${names.roles.find(({ id }) => id === near.id)?.title ?? near.id} (${percent(near.share, 0)} of what it asks). `
      : "";
  const pay = advert.pay ? `Pay: ${payWords(advert.pay)}${placeWords(advert.pay, market)}.` : "No pay is stated.";
  const known =
    unknown.length > 0 ? `Not among our skills: ${joined(unknown.slice(0, 8))}${unknown.length > 8 ? " …" : ""}. ` : "";
  return [paragraph(known + role + pay)];
}

function placeWords({ low, high, period }: NonNullable<Advert["pay"]>, market: PayRow | undefined): string {
  if (!market?.median || period !== "year") return "";
  const middle = (low + high) / 2;
  const where = middle > market.median * 1.03 ? "above" : middle < market.median * 0.97 ? "below" : "at";
  return `, its middle ${where} the median ${grouped(Math.round(market.median))} of ${market.group ?? market.company} in ${market.country} (${market.year}, ${market.source})`;
}

function nextLine({ readiness }: Match, from: string, kept: string | undefined, full: boolean): Block {
  const next = kept ? `mlcareer plan --for ${kept}` : readiness ? `mlcareer match ${from} --plan` : "mlcareer assess";
  const more = full
    ? kept || from === "-"
      ? undefined
      : `mlcareer match ${from} --keep NAME`
    : from === "-"
      ? undefined
      : `mlcareer match ${from} --full`;
  const parts = [more, from === "-" && next.startsWith("mlcareer match") ? undefined : next].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0)
    return paragraph([
      "Next: keep it with ",
      code("mlcareer match - --keep first-choice"),
      ", then ",
      code("mlcareer plan --for first-choice"),
    ]);
  return paragraph(["Next: ", ...parts.flatMap((part, i) => [...(i > 0 ? [" · "] : []), code(part)])]);
}

export interface Row {
  file: string;
  match: Match;
}

/** Several adverts, the nearest first, and which gap opens how many. */
export function matchesPage(
  rows: readonly Row[],
  unlocks: readonly Unlock[],
  names: Names,
  { full = false } = {},
): Page {
  const told = rows.some(({ match }) => match.readiness);
  const shown = full ? unlocks : unlocks.slice(0, 8);
  return [
    heading(`${count(rows.length, "advert")} by fit`, 1),
    table(
      [
        { title: "advert", flexible: true },
        { title: "title", flexible: true },
        { title: "points", align: "right" },
        { title: "musts met", align: "right" },
        { title: "" },
      ],
      rows.map(({ file, match }): Cell[] => [
        cleanLine(file),
        cleanLine(match.advert.title ?? "–"),
        match.readiness ? points(match.readiness.claimed) : "–",
        match.checked ? `${match.met ?? "?"} of ${match.required}` : "–",
        match.checked ? (match.readiness ? (VERDICTS[verdictOf(match)].split(";")[0] ?? "") : "") : "not checked",
      ]),
    ),
    ...(told && shown.length > 0
      ? [
          heading("What each gap opens"),
          table(
            [{ title: "gap" }, { title: "required by", align: "right" }, { title: "alone enough for", align: "right" }],
            shown.map(({ skill, adverts, enough }): Cell[] => [
              skillName(names, skill),
              count(adverts.length, "advert"),
              count(enough.length, "advert"),
            ]),
          ),
        ]
      : []),
    paragraph(
      told
        ? "Enough means: with it you meet three quarters of an advert's musts."
        : ["Your level: not told. Answer first: ", code("mlcareer assess")],
    ),
  ];
}
