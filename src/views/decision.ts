import type { Catalog } from "../catalog/schema.ts";
import type { Decision, RoleForMe } from "../core/decision.ts";
import type { PayRow } from "../core/pay/rows.ts";
import { type Block, type Cell, heading, type Page, paragraph, table } from "../render/blocks.ts";
import { formatShort, grouped } from "../text/money.ts";
import { joined, points } from "./format.ts";
import { nextLine } from "./next.ts";

type Names = Pick<Catalog, "countries">;

/** Every role for one person, on one screen. `own`: the role that the answers name. */
export function decisionPage(decision: Decision, own: string, names: Names, next: readonly string[]): Page {
  return [heading("Every role for you", 1), ...decisionBlocks(decision, own, names), nextLine(next)];
}

/** The same table with what it rests on, as a part of a report. */
export function decisionBlocks(decision: Decision, own: string, names: Names): Block[] {
  const { roles, points: wanted } = decision;
  const kinds = [...new Set(roles.flatMap(({ pay }) => (pay ? [kindWords(pay)] : [])))];
  const isMeasured = roles.some(({ readiness }) => readiness.inferred);
  return [
    table(
      [
        { title: "Role", flexible: true },
        { title: "Claimed", align: "right" },
        ...(isMeasured ? [{ title: "Measured", align: "right" as const }] : []),
        { title: "Must-haves", align: "right" },
        { title: `To ${wanted}`, align: "right" },
        { title: "Median pay", align: "right" },
      ],
      roles.map((role): Cell[] => [
        role.title,
        claimedWords(role) + (isThin(role, decision) ? "*" : ""),
        ...(isMeasured ? [measuredWords(role)] : []),
        hoursWords(role.hours.mustHaves, "none named", "met", decision.short),
        hoursWords(role.hours.target, "out of reach", "reached", decision.short),
        payWords(role, kinds),
      ]),
    ),
    paragraph(
      [
        ...ownWords(decision, own),
        ...(roles.some((role) => isThin(role, decision))
          ? ["* Under half of its skills are answered; the rest counts as 0."]
          : []),
        `Must-haves, To ${wanted}: estimated hours from your claimed levels, as in the plan.`,
        ...(decision.short ? ["What was not asked counts as known in them, so they are the least."] : []),
        ...beyondWords(decision),
        payWordsOf(decision, kinds, names),
      ].join(" "),
      "dim",
    ),
  ];
}

function ownWords({ roles }: Decision, own: string): string[] {
  const title = roles.find(({ id }) => id === own)?.title;
  return title === undefined ? [] : [`Your role: ${title}.`];
}

/** So little was answered of a role that its score says little. The short way gives a range instead. */
function isThin({ answered, of }: RoleForMe, { short }: Decision): boolean {
  return !short && 2 * answered < of;
}

function claimedWords({ readiness: { claimed, claimedUpTo } }: RoleForMe): string {
  return claimedUpTo === undefined ? points(claimed) : `${points(claimed)} – ${points(claimedUpTo)}`;
}

/** "58 (50 – 66)": the interval is too wide for decimals to say anything. */
function measuredWords({ readiness: { inferred } }: RoleForMe): string {
  if (!inferred) return "";
  const [mean, low, high] = [inferred.mean, inferred.low, inferred.high].map((value) => value.toFixed(0));
  return `${mean} (${low}–${high})`;
}

/** After the short way nothing is met or reached for sure, since what was not asked counts as known. */
function hoursWords(hours: number | undefined, none: string, zero: string, least: boolean): string {
  if (hours === undefined) return none;
  if (least) return `≥ ${grouped(Math.round(hours))} h`;
  return hours === 0 ? zero : `${grouped(Math.round(hours))} h`;
}

/** How far study leads where it does not lead to the points wanted. */
function beyondWords({ roles }: Decision): string[] {
  const beyond = roles.filter(({ hours }) => hours.target === undefined);
  if (beyond.length === 0) return [];
  return [`Study alone leads to ${joined(beyond.map(({ title, hours }) => `${points(hours.most)} (${title})`))}.`];
}

function payWords({ pay, tooFew }: RoleForMe, kinds: readonly string[]): string {
  if (!pay) return tooFew ? `too few (n ${tooFew.n})` : "no figure";
  const mark = kinds.length > 1 ? ` ${markOf(kinds.indexOf(kindWords(pay)))}` : "";
  return `${formatShort(pay.median ?? pay.low, pay.currency)}${mark}`;
}

function markOf(place: number): string {
  return `(${String.fromCharCode("a".charCodeAt(0) + place)})`;
}

const COUNTED = {
  adverts: "adverts",
  people: "answers to a survey",
  official: "official statistics",
  filings: "filings for foreign hires, base wage",
  offers: "offers that people posted",
};

/** What a figure is: figures of which this differs are not of one kind. */
function kindWords({ basis = "adverts", year, source }: PayRow): string {
  return `${COUNTED[basis]}, ${year} [${source}]`;
}

function payWordsOf({ roles, country, isOwnCountry }: Decision, kinds: readonly string[], names: Names): string {
  if (country === undefined) return "No pay is known.";
  const place = names.countries[country] ?? country;
  const where = isOwnCountry ? place : `${place} (you named no country)`;
  const listed = kinds.map((kind, i) => (kinds.length > 1 ? `${markOf(i)} ${kind}` : kind)).join("; ");
  const few = roles.filter(({ pay }) => pay?.confidence === "low");
  return [
    `Pay a year, ${where}: ${listed || "no group of at least 5"}.`,
    ...(kinds.length > 1 ? ["Compare pay of one mark only."] : []),
    ...(few.length > 0 ? [`Few figures: ${joined(few.map(({ title, pay }) => `${title} (n ${pay?.n})`))}.`] : []),
  ].join(" ");
}
