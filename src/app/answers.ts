import { type Answers, answersSchema, type Catalog } from "../catalog/schema.ts";
import { conform, type Parsed, parseYaml } from "../catalog/yaml.ts";
import { DataError, type Issue } from "../errors.ts";
import { nearest } from "../text/nearest.ts";
import { refuseNewer } from "./newer.ts";

const HINT = "A file to start from: mlcareer assess --template > answers.yaml";

/**
 * Answers from YAML or JSON: an answers file, or a JSON report (whose answers are taken). Unknown skills and roles,
 * levels outside 0–4 and wrong types are one fault each, with place and nearest known name. Throws DataError.
 */
export function parseAnswers(text: string, file: string, catalog: Pick<Catalog, "skills" | "roles">): Answers {
  const parsed = parseYaml(text, file);
  const inner = reportAnswers(parsed.value);
  refuseNewer(parsed.value, file);
  const at = inner === undefined ? [] : ["answers"];
  const result = conform(answersSchema, parsed, at, inner ?? parsed.value);
  if ("issues" in result) throw new DataError(result.issues, HINT);
  const issues = [
    ...unknownSkills(result.value, catalog, parsed, at),
    ...unknownRole(result.value, catalog, parsed, at),
  ];
  if (issues.length > 0) throw new DataError(issues, HINT);
  return result.value;
}

/** The answers inside a report or a saved assessment. */
function reportAnswers(value: unknown): unknown {
  if (value === null || typeof value !== "object" || !("schemaVersion" in value)) return undefined;
  return "answers" in value ? value.answers : undefined;
}

function unknownSkills(
  { ratings }: Answers,
  { skills }: Pick<Catalog, "skills">,
  parsed: Parsed,
  at: string[],
): Issue[] {
  const known = new Set(skills.map(({ id }) => id));
  return Object.keys(ratings)
    .filter((id) => !known.has(id))
    .map((id) => parsed.issue([...at, "ratings", id], `there is no skill ${id}${meant(id, skills)}`));
}

/** The id of the skill whose id, name or alias is nearest. */
function meant(typed: string, skills: Catalog["skills"]): string {
  const names = new Map(
    skills.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((word) => [word.toLowerCase(), id])),
  );
  const near = nearest(typed, names.keys());
  return near === undefined ? "" : `; did you mean ${names.get(near)}?`;
}

function unknownRole({ role }: Answers, { roles }: Pick<Catalog, "roles">, parsed: Parsed, at: string[]): Issue[] {
  const ids = roles.map(({ id }) => id);
  if (role === undefined || ids.includes(role)) return [];
  const near = nearest(role, ids);
  return [
    parsed.issue(
      [...at, "role"],
      `there is no role ${role}; ${near ? `did you mean ${near}?` : `roles: ${ids.join(", ")}`}`,
    ),
  ];
}
