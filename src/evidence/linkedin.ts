import { isTraining } from "./json-resume.ts";
import { lastMonth } from "./months.ts";
import type { Dossier, Passage, Personal } from "./passage.ts";

/* The tables of a LinkedIn export (its own download of one's data) as passages. */

/** The tables that are read, by file name; everything else of an export is left alone. */
const LINKEDIN_TABLES = [
  "Profile",
  "Positions",
  "Skills",
  "Projects",
  "Certifications",
  "Education",
  "Courses",
] as const;

/** What tells an export: without either there is nothing to start from. */
export const LINKEDIN = { all: LINKEDIN_TABLES, telling: ["Positions", "Skills"] } as const;

type LinkedInTable = (typeof LINKEDIN_TABLES)[number];

/** The column that every table has, by which its head is found below the notes that stand above it. */
const HEADS: Record<LinkedInTable, string> = {
  Profile: "First Name",
  Positions: "Company Name",
  Skills: "Name",
  Projects: "Title",
  Certifications: "Name",
  Education: "School Name",
  Courses: "Name",
};

type Row = Record<string, string>;

/** `tables`: rows of cells as they stand in the file. `today`: `YYYY-MM`. */
export function readLinkedIn(
  tables: Partial<Record<LinkedInTable, readonly (readonly string[])[]>>,
  file: string,
  today: string,
): Dossier {
  const rowsOf = (table: LinkedInTable) => rowsBelowHead(tables[table] ?? [], HEADS[table]);
  const at = (table: LinkedInTable, i: number) => `${file}, ${table} ${i + 1}`;
  const passages: Passage[] = [
    ...rowsOf("Positions").map((row, i) => ({
      telling: isTraining(cell(row, "Title")) ? ("training" as const) : ("work" as const),
      text: cell(row, "Description"),
      where: at("Positions", i),
      until: endOf(row, today),
    })),
    ...rowsOf("Projects").map((row, i) => ({
      telling: "project" as const,
      text: cell(row, "Description"),
      where: at("Projects", i),
      until: endOf(row, today),
    })),
    {
      telling: "list",
      text: rowsOf("Skills")
        .map((row) => `• ${withoutSuffix(cell(row, "Name"))}`)
        .join("\n"),
      where: `${file}, Skills`,
    },
    ...rowsOf("Certifications").map((row, i) => ({
      telling: "certificate" as const,
      text: cell(row, "Name"),
      where: at("Certifications", i),
      until: lastMonth(cell(row, "Started On"), today),
    })),
    ...rowsOf("Education").map((row, i) => ({
      telling: "study" as const,
      text: [cell(row, "Degree Name"), cell(row, "Notes")].join("\n"),
      where: at("Education", i),
      until: lastMonth(cell(row, "End Date"), today),
    })),
    ...rowsOf("Courses").map((row, i) => ({
      telling: "study" as const,
      text: cell(row, "Name"),
      where: at("Courses", i),
    })),
    ...rowsOf("Profile").map((row) => ({
      telling: "summary" as const,
      text: cell(row, "Summary"),
      where: `${file}, Profile`,
    })),
  ];
  return {
    kind: "linkedin",
    passages: passages.filter(({ text }) => text.trim() !== ""),
    personal: personalIn(rowsOf),
  };
}

/** "Python (Programming Language)" is Python. */
function withoutSuffix(name: string): string {
  return name.replace(
    / \((?:Programming Language|Software|Framework|Library|Database|Platform|API|[^()]{1,40})\)$/,
    "",
  );
}

function rowsBelowHead(rows: readonly (readonly string[])[], head: string): Row[] {
  const at = rows.findIndex((cells) => cells.some((one) => one.trim() === head));
  const names = rows[at] ?? [];
  return at < 0
    ? []
    : rows.slice(at + 1).map((cells) => Object.fromEntries(names.map((name, i) => [name.trim(), cells[i] ?? ""])));
}

function cell(row: Row, name: string): string {
  return Object.hasOwn(row, name) ? (row[name] ?? "").trim() : "";
}

function endOf(row: Row, today: string): string | undefined {
  const end = cell(row, "Finished On");
  if (end !== "") return lastMonth(end, today);
  return cell(row, "Started On") === "" ? undefined : today;
}

function personalIn(rowsOf: (table: LinkedInTable) => Row[]): Personal[] {
  const of = (table: LinkedInTable, names: readonly string[], as: Personal["as"]) =>
    rowsOf(table).flatMap((row) => names.map((name) => ({ text: cell(row, name), as })));
  const whole = rowsOf("Profile").map((row) => ({
    text: `${cell(row, "First Name")} ${cell(row, "Last Name")}`.trim(),
    as: "name" as const,
  }));
  const places = [
    ...of("Profile", ["Address", "Geo Location", "Zip Code"], "place"),
    ...of("Positions", ["Location"], "place"),
  ].flatMap(({ text, as }) => [text, ...text.split(",")].map((part) => ({ text: part.trim(), as })));
  return [
    ...whole,
    ...of("Profile", ["First Name", "Last Name", "Maiden Name"], "name"),
    ...of("Profile", ["Twitter Handles", "Websites", "Instant Messengers"], "contact"),
    ...of("Projects", ["Url"], "contact"),
    ...places,
    ...of("Positions", ["Company Name"], "employer"),
    ...of("Education", ["School Name"], "employer"),
  ].filter(({ text }) => text !== "");
}
