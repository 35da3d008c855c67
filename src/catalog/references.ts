import type { Issue } from "../errors.ts";
import { orNearest } from "../text/unknown.ts";
import { type Catalog, isId } from "./schema.ts";
import type { Parsed } from "./yaml.ts";

/*
 * Which field of which file names a thing by its id, and where such ids are defined. It is looked up in the files as
 * they were written, so that an unknown id is told even where something else in the same file is wrong.
 */

/** The files of a data folder by what they hold. */
export type FileKind =
  | "sources"
  | "skills"
  | "questions"
  | "resources"
  | "people"
  | "roles"
  | "companies"
  | "salaries"
  | "demand"
  | "market"
  | "money"
  | "projects"
  | "vocabulary"
  | "code";

/** A file as it was written, whatever its shape; without `parsed` it could not be read. */
export interface DataFile {
  kind: FileKind;
  parsed?: Parsed;
}

/** Steps to a value: a field, * for every item of a list, @ for every key of a mapping, % for every value. */
type Pattern = string;

interface Thing {
  /** What it is called in messages. */
  what: string;
  defined: [FileKind, Pattern];
  /** A second place that defines it. */
  also?: [FileKind, Pattern];
  known(catalog: Catalog): Iterable<string>;
}

const THINGS = {
  source: { what: "source", defined: ["sources", "* id"], known: ({ sources }) => sources.map(({ id }) => id) },
  skill: { what: "skill", defined: ["skills", "* id"], known: ({ skills }) => skills.map(({ id }) => id) },
  /** Nobody is asked for one that does not exist. */
  askable: {
    what: "skill",
    defined: ["skills", "* id"],
    known: ({ skills }) => skills.flatMap(({ id, status }) => (status === "decoy" ? [] : [id])),
  },
  role: { what: "role", defined: ["roles", "id"], known: ({ roles }) => roles.map(({ id }) => id) },
  company: {
    what: "company",
    defined: ["companies", "* id"],
    also: ["salaries", "companies * id"],
    known: ({ companies }) => companies.map(({ id }) => id),
  },
  question: {
    what: "question",
    defined: ["questions", "questions * id"],
    known: ({ questions }) => questions.map(({ id }) => id),
  },
  title: {
    what: "title of demand.yaml",
    defined: ["demand", "titles @"],
    known: ({ demand }) => Object.keys(demand.titles ?? {}),
  },
} satisfies Record<string, Thing>;

const REFERENCES: Record<FileKind, readonly [Pattern, keyof typeof THINGS][]> = {
  sources: [["* via", "source"]],
  skills: [
    ["* prerequisites * skill", "skill"],
    ["* prerequisites * anyOf *", "skill"],
    ["* supersededBy *", "skill"],
  ],
  questions: [
    ["questions * skill", "askable"],
    ["rankings * *", "question"],
  ],
  resources: [["* skill", "askable"]],
  people: [
    ["* role", "role"],
    ["* answers ratings @", "skill"],
  ],
  roles: [
    ["sources *", "source"],
    ["about * source", "source"],
    ["worksWith * source", "source"],
    ["differs * source", "source"],
    ["responsibilities * source", "source"],
    ["requirements * sources *", "source"],
    ["differs * role", "role"],
    ["requirements * options *", "askable"],
    ["requirements * options * skill", "askable"],
    ["adverts", "title"],
  ],
  companies: [],
  salaries: [
    ["refused * company", "company"],
    ["rows * source", "source"],
    ["rows * company", "company"],
  ],
  demand: [
    ["sets * source", "source"],
    ["titles % sets * source", "source"],
  ],
  market: [
    ["figures * source", "source"],
    ["statements * source", "source"],
    ["uses * source", "source"],
    ["payFactors * source", "source"],
  ],
  money: [
    ["rates * source", "source"],
    ["inflation * source", "source"],
  ],
  projects: [
    ["roles *", "role"],
    ["milestones * proves * skill", "askable"],
    ["milestones * proves * anyOf *", "askable"],
    ["milestones * practises *", "askable"],
  ],
  vocabulary: [["* skill", "askable"]],
  code: [["* skill", "askable"]],
};

/** Ids that lead nowhere. What a file that cannot be read may define counts as known. */
export function unknownReferences(files: readonly DataFile[], catalog: Catalog): Issue[] {
  const known = new Map(
    Object.entries<Thing>(THINGS).map(([name, { defined, also, known: of }]) => {
      const places = also ? [defined, also] : [defined];
      if (files.some((file) => !file.parsed && places.some(([kind]) => kind === file.kind))) return [name, undefined];
      const but = name === "askable" ? catalog : undefined;
      return [
        name,
        new Set([...of(catalog), ...places.flatMap(([kind, pattern]) => idsIn(files, kind, pattern, but))]),
      ];
    }),
  );
  return files.flatMap(({ kind, parsed }) =>
    REFERENCES[kind].flatMap(([pattern, name]) => {
      const ids = known.get(name);
      if (!parsed || !ids) return [];
      return matches(parsed.value, pattern.split(" "))
        .filter(({ id }) => isId(id) && !ids.has(id))
        .map(({ path, id }) => parsed.issue(path, () => unknown(THINGS[name].what, String(id), ids)));
    }),
  );
}

/** Ids that are defined again, in one file or in two. */
export function repeatedIds(files: readonly DataFile[]): Issue[] {
  const definitions: [FileKind, Pattern][] = [
    ["sources", "* id"],
    ["skills", "* id"],
    ["roles", "id"],
    ["companies", "* id"],
    ["salaries", "companies * id"],
    ["people", "* id"],
    ["questions", "questions * id"],
    ["projects", "id"],
  ];
  return definitions.flatMap(([kind, pattern]) => {
    const seen = new Set<string>();
    return files.flatMap(({ kind: own, parsed }) => {
      if (own !== kind || !parsed) return [];
      return matches(parsed.value, pattern.split(" ")).flatMap(({ path, id }) => {
        if (!isId(id)) return [];
        if (seen.has(id)) return [parsed.issue(path, `${id} is defined twice`)];
        seen.add(id);
        return [];
      });
    });
  });
}

/** Ids at a place of all files of a kind; with a catalog, but for those that it knows better (as decoys). */
export function idsIn(files: readonly DataFile[], kind: FileKind, pattern: Pattern, but?: Catalog): string[] {
  const known = new Set(but?.skills.map(({ id }) => id));
  return files.flatMap((file) =>
    file.kind === kind && file.parsed
      ? matches(file.parsed.value, pattern.split(" ")).flatMap(({ id }) => (isId(id) && !known.has(id) ? [id] : []))
      : [],
  );
}

interface Match {
  path: PropertyKey[];
  id: unknown;
}

/** What stands where a pattern leads. What has another shape than the pattern is passed over. */
function matches(value: unknown, [step, ...rest]: readonly string[], path: PropertyKey[] = []): Match[] {
  if (step === undefined) return [{ path, id: value }];
  if (value === null || typeof value !== "object") return [];
  if (step === "@")
    return Array.isArray(value) ? [] : Object.keys(value).map((key) => ({ path: [...path, key], id: key }));
  if (step === "%")
    return Array.isArray(value)
      ? []
      : Object.entries(value).flatMap(([key, item]) => matches(item, rest, [...path, key]));
  if (step === "*") return Array.isArray(value) ? value.flatMap((item, i) => matches(item, rest, [...path, i])) : [];
  return Object.hasOwn(value, step) ? matches(value[step as keyof typeof value], rest, [...path, step]) : [];
}

/** "no skill is called pyton; did you mean python?" */
export function unknown(what: string, id: string, known: Iterable<string>): string {
  return `no ${what} is called ${id}${orNearest(id, known)}`;
}
