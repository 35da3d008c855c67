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
  "The questions are uncalibrated: their difficulty was set by ranking, not measured on people. The interval holds under the " +
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
  const half = (inferred.high - inferred.low) / 2;
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
    paragraph(`${went} Measured: give or take ${half.toFixed(0)} points.`),
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

/** How far a skill must move to be worth a line. */
const WORTH_SAYING = 0.4;

function movedBlocks({ skills }: CheckResult, names: Names): Block[] {
  const moved = skills
    .filter(({ claimed, level }) => Math.abs(level - claimed) >= WORTH_SAYING)
    .sort((a, b) => Math.abs(b.level - b.claimed) - Math.abs(a.level - a.claimed));
  if (moved.length === 0) return [paragraph("No skill asked about moved by much.")];
  return [
    table(
      [
        { title: "Skill that moved", flexible: true },
        { title: "Claimed", align: "right" },
        { title: "Measured", align: "right" },
        { title: "5 – 95 %", align: "right" },
        { title: "Why" },
      ],
      moved.map(({ skill, claimed, level, low, high, asked, right }): Cell[] => [
        skillName(names, skill),
        String(claimed),
        level.toFixed(1),
        `${low.toFixed(1)} – ${high.toFixed(1)}`,
        `${right} of ${asked} right`,
      ]),
    ),
    paragraph(
      "A few questions say much about the whole and little about one skill: read the intervals. Some of each move comes from the other answers.",
      "dim",
    ),
  ];
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
