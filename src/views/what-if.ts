import type { Catalog, Role } from "../catalog/schema.ts";
import type { Standing, WhatIf } from "../core/plan/what-if.ts";
import { type Cell, heading, list, type Page, paragraph, table } from "../render/blocks.ts";
import { change, count, joined, points } from "./format.ts";
import { roleTitle, skillName } from "./names.ts";

type Names = Pick<Catalog, "skills" | "roles">;

/** One change of level; `hours` is the estimated work, 0 for a step down. */
export interface Change {
  skill: string;
  from: number;
  to: number;
  hours: number;
}

/** Where a person stands before and after some changes. */
export function whatIfPage(role: Role, changes: readonly Change[], { before, after }: WhatIf, names: Names): Page {
  const gained = change(before.readiness, after.readiness);
  return [
    heading(`What if: ${role.title}`, 1),
    list(
      changes.map(({ skill, from, to, hours }) => {
        const step = `${skillName(names, skill)} ${from} → ${to}`;
        return hours > 0 ? `${step}, about ${count(hours, "hour")} (an estimate)` : step;
      }),
    ),
    table(
      [
        { title: "", flexible: true },
        { title: "Now", align: "right" },
        { title: "Then", align: "right" },
      ],
      [
        ["Readiness of 100", points(before.readiness), points(after.readiness)],
        ["Must-haves not met", String(before.blocking.length), String(after.blocking.length)],
        ["Readiness for the nearest role", points(before.nearest.readiness), points(after.nearest.readiness)],
      ] satisfies Cell[][],
    ),
    paragraph(nearestWords(before, after, names)),
    ...blockingWords(before, after, names).map((words) => paragraph(words)),
    paragraph(
      gained === "0.0"
        ? "That changes no points: this role does not ask for it, or asks for less."
        : `${gained} points. What these skills need first is not counted here; mlcareer plan does.`,
    ),
  ];
}

function blockingWords(before: Standing, after: Standing, names: Names): string[] {
  const named = (ids: readonly string[]) => joined(ids.map((id) => skillName(names, id)));
  const met = before.blocking.filter((id) => !after.blocking.includes(id));
  const opened = after.blocking.filter((id) => !before.blocking.includes(id));
  return [
    ...(met.length > 0 ? [`Must-haves met then: ${named(met)}.`] : []),
    ...(opened.length > 0 ? [`Must-haves not met then: ${named(opened)}.`] : []),
    ...(after.blocking.length > opened.length
      ? [`Still not met: ${named(after.blocking.filter((id) => !opened.includes(id)))}.`]
      : []),
  ];
}

function nearestWords(before: Standing, after: Standing, names: Names): string {
  const title = ({ nearest: { id } }: Standing) => roleTitle(names, id);
  return title(before) === title(after)
    ? `Nearest role now and then: ${title(before)}.`
    : `Nearest role now: ${title(before)}; then: ${title(after)}.`;
}
