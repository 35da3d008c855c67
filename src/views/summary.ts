import { usualPay } from "../core/pay/choose.ts";
import type { PayRow } from "../core/pay/rows.ts";
import type { Report } from "../core/report.ts";
import { type Block, code, facts, heading, list, type Page, paragraph, type Text } from "../render/blocks.ts";
import { formatShort } from "../text/money.ts";
import { amongSentence } from "./among.ts";
import { count, joined, points } from "./format.ts";
import { nextLine } from "./next.ts";
import { type Names, scoreWords } from "./report.ts";

/** What a result says when it must fit one screen; the score, must-haves, first step, pay and what comes next always stay. */
export type Part = "role" | "unanswered" | "bar" | "third";

/** In this order parts give way. */
export const FIRST_TO_GO: readonly Part[] = ["role", "unanswered", "bar", "third"];

/** The result on one screen. `next`: commands that go on from it. */
export function summaryPage(report: Report, names: Names, next: readonly string[], without: ReadonlySet<Part>): Page {
  const sentence = report.among && amongSentence(report.among, names.people);
  return [
    score(report, without.has("bar")),
    ...(sentence ? [paragraph(onWhat(report) + sentence)] : []),
    facts([["Must-haves", mustHaves(report, names)], ...decoys(report, names)]),
    ...steps(report, names, without.has("third") ? 2 : 3),
    facts([
      ...evidenceFact(report),
      ...(without.has("role") ? [] : nearestRole(report, names)),
      payFact(report, names),
      ...(without.has("unanswered") ? [] : notAnswered(report)),
    ]),
    nextLine(next),
  ];
}

/** What changed by single answers, and what to do first now. */
export function changePage(before: Report, after: Report, names: Names, next: readonly string[]): Page {
  const [from, to] = [before.readiness.claimed, after.readiness.claimed];
  const difference = Number(points(to)) - Number(points(from));
  const signed = `${difference < 0 ? "−" : "+"}${points(Math.abs(difference))}`;
  return [
    paragraph([
      `${after.role.title}: readiness `,
      { strong: `${points(from)} → ${points(to)} (${signed})` },
      ", claimed.",
    ]),
    ...steps(after, names, 3),
    nextLine(next),
  ];
}

function score(report: Report, bare: boolean): Block {
  const { claimed, inferred } = report.readiness;
  const measured = inferred
    ? `; measured ${points(inferred.mean)} (${points(inferred.low)} to ${points(inferred.high)})`
    : "";
  const label = `${report.role.title}: readiness ${scoreWords(report)} of 100, claimed${measured}`;
  return bare ? paragraph([{ strong: label }]) : { kind: "meter", value: claimed / 100, label };
}

/** What of the score the people are compared by, where that is not all of it. */
function onWhat({ readiness: { claimedOfAsked } }: Report): string {
  return claimedOfAsked === undefined ? "" : `On what was asked, ${points(claimedOfAsked)} of 100. `;
}

const MUST_HAVES_NAMED = 3;

function mustHaves(report: Report, names: Names): Text {
  const open = report.gaps.filter(({ status }) => status === "blocking");
  if (open.length === 0)
    return report.requirements.some(({ floor }) => floor !== undefined) ? "all met" : "the role names none";
  const floor = (id: string) => report.requirements.find((one) => one.id === id)?.floor;
  const named = open
    .slice(0, MUST_HAVES_NAMED)
    .map(
      ({ skill, requirement, level, asked }) => `${nameOf(names, skill)} (${level} of ${floor(requirement) ?? asked})`,
    );
  const more = open.length - named.length;
  return `not met: ${joined(more > 0 ? [...named, `${more} more`] : named)}; met, they return ${points(report.blockingWorth)} points`;
}

function decoys({ decoysClaimed }: Report, names: Names): [string, Text][] {
  if (decoysClaimed.length === 0) return [];
  const tools = joined(decoysClaimed.map((id) => nameOf(names, id)));
  const none = decoysClaimed.length === 1 ? "no such tool exists" : "no such tools exist";
  return [["Mind", `You rated ${tools} above 0, but ${none}: the other ratings may be generous too`]];
}

function steps({ first }: Report, names: Names, most: number): Block[] {
  if (first.length === 0) return [paragraph("First steps: none, every level asked is claimed.")];
  return [
    heading("First steps, from your claimed levels", 3),
    list(
      first
        .slice(0, most)
        .map(
          ({ skill, from, to, returns, hours }): Text => [
            { strong: nameOf(names, skill) },
            ` ${from} → ${to}: +${points(returns)} points, about ${count(hours, "hour")}`,
          ],
        ),
      true,
    ),
  ];
}

/** How much has evidence: beside the score, and no part of it. */
function evidenceFact({ evidence }: Report): [string, Text][] {
  if (!evidence) return [];
  const { shown, claimed, readiness } = evidence;
  return [
    ["Evidence", `${shown} of ${count(claimed, "skill")} claimed; counting that alone, ${points(readiness)} of 100`],
  ];
}

/** The role with the highest score of all others. After the short way too little of another role was asked to say. */
function nearestRole({ role, roles, readiness }: Report, names: Names): [string, Text][] {
  if (readiness.claimedUpTo !== undefined) return [];
  const others = roles.filter(({ id, answered }) => id !== role.id && answered > 0);
  const [best] = others.sort((a, b) => b.readiness - a.readiness);
  if (!best) return [];
  const title = names.roles.find(({ id }) => id === best.id)?.title ?? best.id;
  return [
    ["Nearest role", `${title}, ${points(best.readiness)} (${best.answered} of ${count(best.of, "skill")} answered)`],
  ];
}

function payFact({ pay = [], answers }: Report, { countries }: Names): [string, Text] {
  const row = usualPay(pay) ?? pay.find(({ level }) => level === undefined) ?? pay[0];
  const country = row?.country ?? answers.country;
  const place = country === undefined ? "Pay" : `Pay, ${country}`;
  if (!row)
    return [place, [`no figure${country ? ` in ${countries[country] ?? country}` : ""}: `, code("mlcareer salary")]];
  return [place, payWords(row)];
}

function payWords({
  kind,
  median,
  low,
  high,
  p25,
  p75,
  currency,
  company,
  group,
  year,
  source,
  level,
}: PayRow): string {
  const who = [company ?? group, level].filter(Boolean).join(", ");
  const end = `a year (${who}, ${year}) [${source}]`;
  if (kind === "percentiles" || median !== undefined) {
    const half =
      p25 === undefined || p75 === undefined
        ? ""
        : `, half ${formatShort(p25, currency)} to ${formatShort(p75, currency)}`;
    return `median ${formatShort(median ?? low, currency)}${half} ${end}`;
  }
  return `${low === high ? formatShort(low, currency) : `${formatShort(low, currency)} to ${formatShort(high, currency)}`} ${end}`;
}

function notAnswered({ answered, notAnswered: open, readiness }: Report): [string, Text][] {
  if (open.length === 0) return [];
  const of = count(answered + open.length, "skill");
  if (readiness.claimedUpTo !== undefined) return [["Not asked", `${open.length} of ${of}`]];
  return [["Not answered", `${open.length} of ${of}, counted as none`]];
}

function nameOf({ skills }: Names, id: string): string {
  return skills.find((skill) => skill.id === id)?.name ?? id;
}
