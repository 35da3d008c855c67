import { findDate, lastMonth } from "./months.ts";
import type { Dossier, Passage, Personal } from "./passage.ts";

/* A JSON Resume (jsonresume.org, schema 1.0.0) as passages. What is not as the schema has it is passed over. */

type Fields = Record<string, unknown>;

/** True for a value with a section of the schema that other JSON (a job description, too) has not. */
export function isJsonResume(value: unknown): boolean {
  const top = fieldsOf(value);
  const has = (name: string) => Array.isArray(top[name]);
  return (
    ["work", "projects", "education", "certificates", "volunteer"].some(has) ||
    (has("skills") && typeof top.basics === "object")
  );
}

/** `file`: what the places begin with. `today`: `YYYY-MM`. */
export function readJsonResume(value: unknown, file: string, today: string): Dossier {
  const top = fieldsOf(value);
  const at = (section: string, i: number) => `${file}, ${section} ${i + 1}`;
  const passages: Passage[] = [];
  for (const [i, one] of listOf(top.work).entries())
    passages.push(entry(one, at("work", i), isTraining(textOf(one.position)) ? "training" : "work", today));
  for (const [i, one] of listOf(top.volunteer).entries())
    passages.push(entry(one, at("volunteer", i), "training", today));
  for (const [i, one] of listOf(top.projects).entries())
    passages.push(entry(one, at("projects", i), "project", today), keywordsOf(one, at("projects", i), today));
  for (const [i, one] of listOf(top.skills).entries())
    passages.push({ ...keywordsOf(one, at("skills", i), today), level: textOf(one.level) });
  for (const [i, one] of listOf(top.certificates).entries())
    passages.push({
      telling: "certificate",
      text: textOf(one.name),
      where: at("certificates", i),
      until: lastMonth(textOf(one.date), today),
    });
  for (const [i, one] of listOf(top.education).entries())
    passages.push({
      telling: "study",
      text: [`${textOf(one.studyType)} ${textOf(one.area)}`, ...textsOf(one.courses)].join("\n"),
      where: at("education", i),
      until: endOf(one, today),
    });
  passages.push({ telling: "summary", text: textOf(fieldsOf(top.basics).summary), where: `${file}, basics` });
  return { kind: "resume", passages: passages.filter(({ text }) => text.trim() !== ""), personal: personalIn(top) };
}

function entry(one: Fields, where: string, telling: Passage["telling"], today: string): Passage {
  const text = [textOf(one.summary), telling === "project" ? textOf(one.description) : "", ...textsOf(one.highlights)];
  return { telling, text: text.filter(Boolean).join("\n"), where, until: endOf(one, today) };
}

/** A keyword is a name by itself, so each has a line of its own. */
function keywordsOf(one: Fields, where: string, today: string): Passage {
  const words = [textOf(one.name), ...textsOf(one.keywords)];
  const named = Array.isArray(one.highlights) ? words.slice(1) : words;
  const until = endOf(one, today);
  return { telling: "list", text: named.map((word) => `• ${word}`).join("\n"), where, ...(until ? { until } : {}) };
}

/** What began and has no end goes on. */
function endOf(one: Fields, today: string): string | undefined {
  const end = textOf(one.endDate);
  if (end !== "") return lastMonth(end, today) ?? findDate(end, today)?.until;
  return textOf(one.startDate) === "" ? undefined : today;
}

const TRAINING = /\b(?:intern|internship|trainee|apprentice|volunteer|student|praktik\w*|werkstudent\w*|azubi)\b/i;

/** True for a position in which somebody is guided: what is told of it was not done alone. */
export function isTraining(position: string): boolean {
  return TRAINING.test(position);
}

function personalIn(top: Fields): Personal[] {
  const basics = fieldsOf(top.basics);
  const location = fieldsOf(basics.location);
  const people = [textOf(basics.name), ...listOf(top.references).map((one) => textOf(one.name))];
  const contacts = [
    ...[basics.email, basics.phone, basics.url, basics.image],
    ...listOf(basics.profiles).flatMap((one) => [one.username, one.url]),
    ...["work", "volunteer", "projects", "education"].flatMap((name) => listOf(top[name]).map((one) => one.url)),
  ].map(textOf);
  const places = [location.address, location.city, location.region, location.postalCode].map(textOf);
  const workplaces = ["work", "volunteer"].flatMap((name) => listOf(top[name]).map((one) => textOf(one.location)));
  const employers = [
    ...listOf(top.work).flatMap((one) => [one.name, one.company]),
    ...listOf(top.volunteer).map((one) => one.organization),
    ...listOf(top.education).map((one) => one.institution),
    ...listOf(top.projects).map((one) => one.entity),
  ].map(textOf);
  const all: Personal[] = [
    ...people.map((text) => ({ text, as: "name" as const })),
    ...contacts.map((text) => ({ text, as: "contact" as const })),
    ...[...places, ...workplaces].flatMap((text) =>
      [text, ...text.split(/[,\n]/)].map((part) => ({ text: part.trim(), as: "place" as const })),
    ),
    ...employers.map((text) => ({ text, as: "employer" as const })),
  ];
  return all.filter(({ text }) => text !== "");
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf).filter(Boolean) : [];
}
