import { LEVEL_NAMES } from "../core/score/levels.ts";
import { columnsOf, wrapped } from "../text/width.ts";
import type { View } from "./keys.ts";
import type { Choice } from "./question.ts";

/** The rows of a screen of levels; the row marked shows all of what it rests on, and what its level means. */
export function drawRate(
  choice: Choice,
  active: boolean,
  { levels = {}, help }: View,
  { width, unicode, labels }: { width: number; unicode: boolean; labels: number },
): string[] {
  const level = levels[choice.value] ?? 0;
  const pointer = active ? (unicode ? "❯" : ">") : " ";
  const lead = `${pointer} ${level > 0 ? "[x]" : "[ ]"} ${choice.key || " "}  `;
  const indent = " ".repeat(lead.length);
  const room = Math.max(10, width - lead.length);
  const name = choice.label + " ".repeat(Math.max(0, labels - columnsOf(choice.label)));
  const first = wrapped(`${name}  ${level} ${LEVEL_NAMES[level as 0]}`, room).split("\n");
  const quote = wrapped(choice.text ?? "", room).split("\n");
  const meant = active || help ? wrapped(`${level}: ${choice.levels?.[level] ?? ""}`, room).split("\n") : [];
  const shown = active || help ? quote : [cut(quote, unicode)];
  return [lead + (first[0] ?? ""), ...[...first.slice(1), ...shown, ...meant].map((line) => indent + line)];
}

function cut([first = "", second]: readonly string[], unicode: boolean): string {
  return second === undefined ? first : `${first.replace(/\s*\S{0,3}$/, "")} ${unicode ? "…" : "..."}`;
}
