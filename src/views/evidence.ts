import type { Evidence, EvidencedSkill, Report } from "../core/report.ts";
import { type Block, type Cell, code, heading, paragraph, table } from "../render/blocks.ts";
import { count, joined, points } from "./format.ts";
import { skillName } from "./names.ts";

type Named = Parameters<typeof skillName>[0];

/** Pieces of evidence shown of a skill on a screen; files have all. */
const SHOWN = 1;

/** Each strength with what shows it, then the rest of what has evidence. */
export function strengthBlocks(report: Report, names: Named, all: boolean): Block[] {
  const { evidence, strengths } = report;
  if (!evidence) {
    if (strengths.length === 0) return [];
    const list = joined(strengths.map((id) => skillName(names, id)));
    return [heading("Strengths"), paragraph(`At the level asked or above: ${list}.`, "good")];
  }
  const known = new Map(evidence.skills.map((one) => [one.skill, one]));
  const others = evidence.skills.filter(({ skill }) => !strengths.includes(skill));
  const level = (id: string) => report.answers.ratings[id]?.level ?? 0;
  return [
    ...(strengths.length > 0
      ? [
          heading("Strengths, and what shows them"),
          evidenceTable(
            strengths.map((id) => [id, level(id), known.get(id)] as const),
            names,
            all,
          ),
        ]
      : []),
    ...(others.length > 0
      ? [
          heading("Evidence of what is below the level asked, or not asked"),
          evidenceTable(
            others.map((one) => [one.skill, one.level, one] as const),
            names,
            all,
          ),
        ]
      : []),
    paragraph([`${evidenceSentence(report)} `, code("mlcareer explain evidence"), " tells how it is counted."], "dim"),
  ];
}

function evidenceTable(
  rows: readonly (readonly [id: string, level: number, found: EvidencedSkill | undefined])[],
  names: Named,
  all: boolean,
): Block {
  return table(
    [{ title: "Skill" }, { title: "Level", align: "right" }, { title: "Evidence", flexible: true }],
    rows.map(([id, level, found]): Cell[] => [
      skillName(names, id),
      String(level),
      found ? cellOf(found, all) : { text: "claimed only", tone: "dim" },
    ]),
  );
}

function cellOf({ evidence, level, supports, stale, last }: EvidencedSkill, all: boolean): Cell {
  const shown = all ? evidence : evidence.slice(0, SHOWN);
  const more = evidence.length - shown.length;
  const remarks = [
    ...(supports < level ? [`supports ${supports}`] : []),
    ...(stale && last ? [`over a year old (${last})`] : []),
    ...(more > 0 ? [`${more} more`] : []),
  ];
  const text = shown.map(pieceWords).join("; ") + (remarks.length > 0 ? `; ${remarks.join(", ")}` : "");
  return stale ? { text, tone: "warn" } : text;
}

/** `"Deployed …" (resume.json, work 1, 2026-03)`, or the address of a link. */
function pieceWords({ where, quote, date }: Evidence): string {
  const place = [where, date].filter(Boolean).join(", ");
  return quote === undefined ? place : `"${quote}" (${place})`;
}

/** For the CSV: the first piece of a skill's evidence. */
export function evidenceWords({ evidence }: Report, skill: string): string | undefined {
  const first = evidence?.skills.find((one) => one.skill === skill)?.evidence[0];
  return first && pieceWords(first);
}

/** How much has evidence, in a sentence; a count beside claimed and measured, of neither kind. */
export function evidenceSentence({ evidence, readiness }: Report): string {
  if (!evidence) return "No rating has evidence.";
  const { shown, claimed } = evidence;
  return `${shown} of ${count(claimed, "skill")} claimed ${shown === 1 ? "has" : "have"} evidence. Counting the levels it supports alone, readiness is ${points(evidence.readiness)} of the ${points(readiness.claimed)} claimed.`;
}
