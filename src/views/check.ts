import type { BankQuestion, Catalog, CheckTaken } from "../catalog/schema.ts";
import type { CheckResult, InferredReadiness } from "../core/check/result.ts";
import {
  type Block,
  type Cell,
  heading,
  type Inline,
  list,
  type Page,
  paragraph,
  type Text,
  table,
} from "../render/blocks.ts";
import { localDay } from "../text/day.ts";
import { count, joined, points } from "./format.ts";
import { skillName } from "./names.ts";

type Names = Pick<Catalog, "skills">;

/** What the screen must say each time a measured figure is shown. */
export const UNCALIBRATED =
  "The questions are uncalibrated: their difficulty was ranked, not measured on people. The interval holds under the " +
  "model's assumptions only. This is not a certificate.";

/** Tools claimed that do not exist: told first, since all else rests on the same ratings. */
export function decoyBlocks(decoys: readonly string[], names: Names): Block[] {
  if (decoys.length === 0) return [];
  const listed = joined(decoys.map((id) => skillName(names, id)));
  return [
    paragraph(
      `You rated ${listed} above 0, but ${decoys.length === 1 ? "no such tool exists: it is" : "no such tools exist: they are"} among the items to see how ` +
        "generous ratings are. Look-alike names mislead easily, and this costs no points; but your other ratings may be generous too, so read " +
        "the claimed figures with care. A measured interval is wider for it.",
      "warn",
    ),
  ];
}

/** Claimed and measured readiness side by side, never mixed. */
export function measuredBlocks(
  claimed: number,
  inferred: InferredReadiness | undefined,
  check: CheckResult,
  names: Names,
): Block[] {
  const { right, wrong, dontKnow, asked } = check;
  const went = `${count(asked, "question")}${daysOf(check)}: ${right} right, ${wrong} wrong, ${dontKnow} "I don't know".`;
  if (!inferred) {
    return [heading("The check"), paragraph(`${went} Readiness is measured from five answers on.`)];
  }
  return [
    heading("Claimed and measured"),
    table(
      [
        { title: "Readiness" },
        { title: "Points", align: "right" },
        { title: "5 – 95 %", align: "right" },
        { title: "0 to 100", optional: true },
        { title: "From", flexible: true },
      ],
      [
        [
          "claimed",
          points(claimed),
          "",
          { span: { low: claimed / 100, high: claimed / 100, mark: claimed / 100 } },
          "your ratings alone",
        ],
        [
          "measured",
          points(inferred.mean),
          `${points(inferred.low)} – ${points(inferred.high)}`,
          { span: { low: inferred.low / 100, high: inferred.high / 100, mark: inferred.mean / 100 } },
          `your ratings and ${count(inferred.questions, "answer")}`,
        ],
      ],
    ),
    paragraph(went),
    ...movedBlocks(check, names),
    paragraph(UNCALIBRATED, "dim"),
  ];
}

/** When the answers were given, where they come from more than one day or an earlier one is possible. */
function daysOf({ given }: CheckResult): string {
  if (!given) return "";
  const [first, last] = [localDay(given.first), localDay(given.last)];
  return first === last ? `, answered on ${last}` : `, answered from ${first} to ${last}`;
}

type AskedSkill = CheckResult["skills"][number];

/** More lines of skills would push the figures off the screen. */
const MOST_SKILLS = 4;

/**
 * The skills whose claim their own answers speak against, and whose interval does not hold it. A level is moved no
 * further than the interval asks for, since a few answers say little of one skill.
 */
function movedBlocks({ skills }: CheckResult, names: Names): Block[] {
  const moved = skills.filter(isMoved).sort((a, b) => distance(b) - distance(a));
  if (moved.length === 0) return [paragraph("Every claim asked about lies within what the answers allow.")];
  const [shown, more] = [moved.slice(0, MOST_SKILLS), moved.length - MOST_SKILLS];
  const others = skills.length - moved.length;
  return [
    table(
      [
        { title: "Skill", flexible: true },
        { title: "Claimed", align: "right" },
        { title: "Measured" },
        { title: "How sure", flexible: true },
      ],
      shown.map((one): Cell[] => [skillName(names, one.skill), String(one.claimed), movedTo(one), sureness(one)]),
    ),
    paragraph(
      [
        ...(more > 0 ? [`${count(more, "skill")} more moved less far.`] : []),
        ...(others > 0
          ? [`Of ${count(others, "other skill")} asked about, the claim lies within what the answers allow.`]
          : []),
        "Answers say much of the whole, little of one skill.",
      ].join(" "),
      "dim",
    ),
  ];
}

function isMoved({ claimed, low, high, asked, right }: AskedSkill): boolean {
  return (claimed > high && right < asked) || (claimed < low && right > 0);
}

/** How far the nearest level that the interval holds lies from the claim. */
function distance({ claimed, low, high }: AskedSkill): number {
  return Math.max(low - claimed, claimed - high);
}

/** Rounded outwards, so that no more is said than the interval says. */
function movedTo({ claimed, low, high }: AskedSkill): string {
  if (claimed > high) return `${points(Math.ceil(high * 10 - 1e-9) / 10)} or less`;
  return `${points(Math.floor(low * 10 + 1e-9) / 10)} or more`;
}

/** Answers from which on one skill is known a little: with six the interval is still two levels wide. */
const SOME = 3;

/** "1 answer, not right: says little" */
function sureness({ asked, right }: AskedSkill): string {
  if (asked === 1) return `1 answer, ${right === 1 ? "right" : "not right"}: says little`;
  return `${asked} answers, ${right} right: ${asked < SOME ? "say little" : "say something"}`;
}

/** Every question with its answer and what it teaches, the wrong ones first. */
export function reviewBlocks({ answers }: CheckTaken, questions: readonly BankQuestion[], { skills }: Names): Page {
  const known = new Map(questions.map((question) => [question.id, question]));
  const names = new Map(skills.map(({ id, name }) => [id, name]));
  const ordered = [...answers].sort((a, b) => Number(a.answer === "right") - Number(b.answer === "right"));
  const items = ordered.flatMap(({ question: id, answer }): Text[] => {
    const question = known.get(id);
    if (!question) return [];
    const verdict = { right: "right", wrong: "wrong", "dont-know": "not known" }[answer];
    const source: Inline[] = question.source ? [" ", { link: question.source.url, text: question.source.title }] : [];
    return [
      [
        { strong: `${names.get(question.skill) ?? question.skill}, ${verdict}: ` },
        `${question.text} → ${question.right}. ${question.explanation}`,
        ...source,
      ],
    ];
  });
  return [heading("Your answers, and why"), list(items)];
}
