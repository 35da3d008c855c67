import { type Answers, answersSchema, type Catalog, isId } from "../catalog/schema.ts";
import { conform, fieldsOf, type Parsed, parseYaml } from "../catalog/yaml.ts";
import { DataError, type Issue } from "../errors.ts";
import { orNearest } from "../text/unknown.ts";
import { refuseNewer } from "./newer.ts";

const HINT = "A file to start from: mlcareer assess --template > answers.yaml";

/**
 * Answers from YAML or JSON: an answers file, or a JSON report (whose answers are taken). Unknown skills and roles,
 * levels outside 0–4 and wrong types are one fault each, with place and nearest known name; all of them are named at
 * once, whatever else is wrong. Throws DataError.
 */
export function parseAnswers(text: string, file: string, catalog: Pick<Catalog, "skills" | "roles">): Answers {
  const faults: Issue[] = [];
  const parsed = parseYaml(text, file, faults);
  const inner = reportAnswers(parsed.value);
  refuseNewer(parsed.value, file);
  const at = inner === undefined ? [] : ["answers"];
  const value = inner ?? parsed.value;
  const result = conform(answersSchema, parsed, at, value);
  const { ratings, role } = fieldsOf(value);
  const issues = [
    ...faults,
    ...("issues" in result ? result.issues : []),
    ...unknownSkills(fieldsOf(ratings), catalog, parsed, at),
    ...unknownRole(role, catalog, parsed, at),
  ];
  if (issues.length > 0 || "issues" in result) throw new DataError(issues, HINT);
  return result.value;
}

/** The answers inside a report or a saved assessment. */
function reportAnswers(value: unknown): unknown {
  const { schemaVersion, answers } = fieldsOf(value);
  return schemaVersion === undefined ? undefined : answers;
}

function unknownSkills(
  ratings: Record<string, unknown>,
  { skills }: Pick<Catalog, "skills">,
  parsed: Parsed,
  at: string[],
): Issue[] {
  const known = new Set(skills.map(({ id }) => id));
  const names = new Map(
    skills.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((word) => [word.toLowerCase(), id])),
  );
  return Object.keys(ratings)
    .filter((id) => isId(id) && !known.has(id))
    .map((id) =>
      parsed.issue(
        [...at, "ratings", id],
        () => `there is no skill ${id}${orNearest(id, names.keys(), "", (near) => names.get(near) ?? near)}`,
      ),
    );
}

function unknownRole(role: unknown, { roles }: Pick<Catalog, "roles">, parsed: Parsed, at: string[]): Issue[] {
  const ids = roles.map(({ id }) => id);
  if (!isId(role) || ids.includes(role)) return [];
  return [parsed.issue([...at, "role"], `there is no role ${role}${orNearest(role, ids, `roles: ${ids.join(", ")}`)}`)];
}
