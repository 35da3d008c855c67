import { createHash } from "node:crypto";
import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod";
import { advertsOf, blendDemand, reweigh, weighted } from "../core/score/weights.ts";
import { DataError, errorCode, type Issue, UserError } from "../errors.ts";
import { readText } from "../io/read.ts";
import { groupBy } from "../text/group.ts";
import type { Folder, Placed } from "./folder.ts";
import type { DataFile, FileKind } from "./references.ts";
import { payKey, rules } from "./rules.ts";
import {
  type Catalog,
  type CompanyRow,
  codeSignSchema,
  companySchema,
  demandSchema,
  learningSchema,
  marketSchema,
  moneySchema,
  peopleSchema,
  projectSchema,
  questionSchema,
  questionsSchema,
  type Refused,
  requirementSchema,
  roleSchema,
  type SalaryRow,
  salariesSchema,
  salaryRowSchema,
  skillSchema,
  sourceSchema,
  vocabularySchema,
} from "./schema.ts";
import { termKey } from "./vocabulary.ts";
import { type Conformed, conform, fieldsOf, type Parsed, type Path, parseYaml } from "./yaml.ts";

const EMPTY: Catalog = {
  version: "",
  sources: [],
  skills: [],
  demand: { sets: [], counts: {} },
  roles: [],
  companies: [],
  salaries: [],
  companyPay: [],
  countries: {},
  refused: [],
  market: { figures: [], statements: [], uses: [], payFactors: [] },
  rates: [],
  inflation: [],
  people: [],
  questions: [],
  learning: [],
  projects: [],
  vocabulary: [],
  code: [],
};

const MAX_FILES = 500;

/**
 * Reads a data folder, laid over `base` when given, and returns the whole catalog.
 * Throws DataError with every fault of every file at once, or UserError when the folder itself cannot be read.
 */
export function loadCatalog(dir: string, base: Catalog = EMPTY): Catalog {
  const issues: Issue[] = [];
  const folder = readFolder(dir, issues);
  const catalog = overlay(base, folder);
  const all = [...issues, ...rules.flatMap((rule) => rule(folder, catalog))];
  if (all.length > 0) throw new DataError(all);
  return catalog;
}

/** What a file may hold, by where it stands in the folder. */
const KINDS: { kind: FileKind; pattern: RegExp; read(parsed: Parsed, folder: Folder, issues: Issue[]): void }[] = [
  { kind: "sources", pattern: /^sources\.ya?ml$/, read: (p, f, i) => f.sources.push(...each(sourceSchema, p, i)) },
  {
    kind: "skills",
    pattern: /^skills\/([^/]+)\.ya?ml$/,
    read: (p, f, i) => {
      const category = p.file.replace(/^.*\//, "").replace(/\.ya?ml$/, "");
      for (const placed of each(skillSchema, p, i)) f.skills.push({ ...placed, value: { ...placed.value, category } });
    },
  },
  {
    kind: "questions",
    pattern: /^questions\/[^/]+\.ya?ml$/,
    read: (p, f, i) => {
      const [file] = one(questionsSchema, p, i);
      f.questions.push(...soundParts(questionSchema, p, "questions"));
      const rankings = soundParts(questionsSchema.shape.rankings.element, p, "rankings");
      if (!file?.value.fitted) f.rankings.push(...rankings);
    },
  },
  {
    kind: "resources",
    pattern: /^resources\/[^/]+\.ya?ml$/,
    read: (p, f, i) => f.learning.push(...each(learningSchema, p, i)),
  },
  {
    kind: "projects",
    pattern: /^projects\/[^/]+\.ya?ml$/,
    read: (p, f, i) => f.projects.push(...one(projectSchema, p, i)),
  },
  {
    kind: "vocabulary",
    pattern: /^vocabulary\/[^/]+\.ya?ml$/,
    read: (p, f, i) => f.vocabulary.push(...each(vocabularySchema.element, p, i)),
  },
  { kind: "code", pattern: /^code\.ya?ml$/, read: (p, f, i) => f.code.push(...each(codeSignSchema, p, i)) },
  { kind: "people", pattern: /^people\.ya?ml$/, read: (p, f, i) => f.people.push(...each(peopleSchema.element, p, i)) },
  {
    kind: "roles",
    pattern: /^roles\/[^/]+\.ya?ml$/,
    read: (p, f, i) => {
      f.roles.push(...one(roleSchema, p, i));
      f.requirements.push(soundParts(requirementSchema, p, "requirements"));
    },
  },
  {
    kind: "companies",
    pattern: /^companies\.ya?ml$/,
    read: (p, f, i) => f.companies.push(...each(companySchema, p, i)),
  },
  {
    kind: "salaries",
    pattern: /^salaries\/[^/]+\.ya?ml$/,
    read: (p, f, i) => {
      f.companies.push(...soundParts(companySchema, p, "companies"));
      f.salaries.push(...soundParts(salaryRowSchema, p, "rows"));
      for (const { value } of one(salariesSchema, p, i)) {
        const [source, ...others] = new Set(value.rows.map((row) => row.source));
        const named = source !== undefined && others.length === 0 ? { source } : {};
        f.refused.push(...(value.refused ?? []).map((entry) => ({ ...entry, ...named })));
      }
    },
  },
  {
    kind: "demand",
    pattern: /^demand\.ya?ml$/,
    read: (p, f, i) => Object.assign(f, named("demand", one(demandSchema, p, i))),
  },
  {
    kind: "market",
    pattern: /^market\.ya?ml$/,
    read: (p, f, i) => Object.assign(f, named("market", one(marketSchema, p, i))),
  },
  {
    kind: "money",
    pattern: /^money\.ya?ml$/,
    read: (p, f, i) => {
      for (const { value } of one(moneySchema, p, i)) {
        f.rates.push(...value.rates.map((rate, n) => placed(rate, p, ["rates", n])));
        f.inflation.push(...(value.inflation ?? []).map((change, n) => placed(change, p, ["inflation", n])));
      }
    },
  },
];

function readFolder(dir: string, issues: Issue[]): Folder {
  const folder: Folder = {
    files: [],
    sources: [],
    skills: [],
    roles: [],
    requirements: [],
    companies: [],
    salaries: [],
    refused: [],
    rates: [],
    inflation: [],
    people: [],
    questions: [],
    rankings: [],
    learning: [],
    projects: [],
    vocabulary: [],
    code: [],
  };
  const files = listFiles(dir);
  if (files.length === 0) {
    throw new UserError(
      `${dir} holds no data files.`,
      "Expected: sources.yaml, companies.yaml, demand.yaml, market.yaml, money.yaml, code.yaml, or files in skills/, roles/, salaries/, questions/, resources/, projects/ or vocabulary/.",
    );
  }
  for (const file of files) {
    const kind = KINDS.find(({ pattern }) => pattern.test(file));
    const path = join(dir, file);
    if (!kind) {
      issues.push({
        file: path,
        line: 1,
        column: 1,
        path: "",
        message:
          "is not a known data file: expected sources.yaml, companies.yaml, demand.yaml, market.yaml, money.yaml, code.yaml, or a file in skills/, roles/, salaries/, questions/, resources/, projects/ or vocabulary/",
      });
      continue;
    }
    const read: DataFile = { kind: kind.kind };
    folder.files.push(read);
    try {
      read.parsed = parseYaml(readText(path), path, issues);
      kind.read(read.parsed, folder, issues);
    } catch (error) {
      if (error instanceof DataError) issues.push(...error.issues);
      else if (error instanceof UserError)
        issues.push({ file: path, line: 1, column: 1, path: "", message: error.message });
      else throw error;
    }
  }
  return folder;
}

/** The YAML files of a folder and of its direct subfolders, sorted, relative to it. */
function listFiles(dir: string): string[] {
  const found = entriesOf(dir).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    return entriesOf(join(dir, entry.name)).map(({ name }) => `${entry.name}/${name}`);
  });
  const files = found.filter((name) => /\.ya?ml$/.test(name));
  if (files.length > MAX_FILES)
    throw new UserError(`${dir} holds over ${MAX_FILES} YAML files: that is not a data folder.`);
  return files.sort();
}

function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    const reason =
      errorCode(error) === "ENOTDIR" ? "it is a file, not a folder" : "there is no such folder, or it may not be read";
    throw new UserError(`Cannot read the data folder ${dir}: ${reason}.`);
  }
}

function one<T>(schema: z.ZodType<T>, parsed: Parsed, issues: Issue[]): Placed<T>[] {
  return accept(conform(schema, parsed), parsed, [], issues);
}

function each<T>(schema: z.ZodType<T>, parsed: Parsed, issues: Issue[]): Placed<T>[] {
  if (!Array.isArray(parsed.value)) {
    issues.push(parsed.issue([], "must be a list"));
    return [];
  }
  return parsed.value.flatMap((item: unknown, n) => accept(conform(schema, parsed, [n], item), parsed, [n], issues));
}

/** The items of a list in a file that have the right shape. The faults of others are told with the whole file. */
function soundParts<T>(schema: z.ZodType<T>, parsed: Parsed, field: string): Placed<T>[] {
  const list = fieldsOf(parsed.value)[field];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, n) => accept(conform(schema, parsed, [field, n], item), parsed, [field, n], []));
}

function accept<T>(result: Conformed<T>, parsed: Parsed, at: Path, issues: Issue[]): Placed<T>[] {
  if ("value" in result) return [placed(result.value, parsed, at)];
  for (const issue of result.issues) issues.push(issue);
  return [];
}

function placed<T>(value: T, parsed: Parsed, at: Path): Placed<T> {
  return { value, issue: (path, message) => parsed.issue([...at, ...path], message) };
}

function named<K extends string, T>(name: K, [first]: T[]): { [key in K]?: T } {
  return first === undefined ? {} : ({ [name]: first } as { [key in K]: T });
}

function overlay(base: Catalog, folder: Folder): Catalog {
  const demand = folder.demand ? blendDemand(folder.demand.value, base.demand) : base.demand;
  const roles = folder.roles.map(({ value }) => ({
    ...value,
    requirements: weighted(value.requirements, demand, advertsOf(demand, value)),
  }));
  // Counts of one's own weigh the built-in roles anew.
  const built =
    folder.demand?.value.prior === undefined
      ? base.roles
      : base.roles.map((role) => ({
          ...role,
          requirements: reweigh(role.requirements, demand, advertsOf(demand, role)),
        }));
  const added = values(folder.salaries);
  const salaries = byKey(
    base.salaries,
    added.filter((row) => !isCompanyRow(row)),
    payKey,
  );
  const catalog: Catalog = {
    version: "",
    sources: byKey(base.sources, values(folder.sources), ({ id }) => id),
    skills: byKey(base.skills, values(folder.skills), ({ id }) => id),
    demand,
    roles: byKey(built, roles, ({ id }) => id),
    companies: byKey(base.companies, values(folder.companies), ({ id }) => id),
    salaries,
    companyPay: byCompany(byKey(base.companyPay, added.filter(isCompanyRow), payKey)),
    countries: countryNames(salaries),
    refused: companiesLast([...base.refused, ...folder.refused]),
    market: folder.market?.value ?? base.market,
    rates: byKey(base.rates, values(folder.rates), ({ currency, year }) => `${currency} ${year}`),
    inflation: byKey(base.inflation, values(folder.inflation), ({ country, year }) => `${country} ${year}`),
    questions: byKey(base.questions, values(folder.questions), ({ id }) => id),
    learning: byKey(base.learning, values(folder.learning), ({ skill }) => skill),
    projects: byKey(base.projects, values(folder.projects), ({ id }) => id),
    vocabulary: byKey(base.vocabulary, values(folder.vocabulary), termKey),
    code: byKey(base.code, values(folder.code), (sign) => JSON.stringify(sign)),
    people: byKey(base.people, values(folder.people), ({ id }) => id),
  };
  return { ...catalog, version: fingerprint(catalog) };
}

function values<T>(list: readonly Placed<T>[]): T[] {
  return list.map(({ value }) => value);
}

/** The base with what is laid over it: the same key replaces in place, a new key is added at the end. */
function byKey<T>(base: readonly T[], added: readonly T[], keyOf: (item: T) => string): T[] {
  const merged = new Map(base.map((item) => [keyOf(item), item]));
  for (const item of added) merged.set(keyOf(item), item);
  return [...merged.values()];
}

function companiesLast(refused: readonly Refused[]): Refused[] {
  const isOfCompany = ({ company }: Refused) => company !== undefined;
  return [...refused.filter((entry) => !isOfCompany(entry)), ...refused.filter(isOfCompany)];
}

/** The rows of each company together, companies in the order of their first row: as the build keeps them. */
function byCompany(rows: readonly CompanyRow[]): CompanyRow[] {
  return [...groupBy(rows, ({ company }) => company).values()].flat();
}

function isCompanyRow(row: SalaryRow): row is CompanyRow {
  return row.kind === "percentiles" && row.company !== undefined;
}

/** Named here, when data are built, because asking `Intl` for names at run time costs more than a salary table. */
function countryNames(salaries: readonly SalaryRow[]): Record<string, string> {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const codes = [...new Set(salaries.map(({ country }) => country))].sort();
  return Object.fromEntries(codes.map((code) => [code, names.of(code) ?? code]));
}

/** Eight hexadecimal digits that change whenever the data do. */
function fingerprint(catalog: Catalog): string {
  return createHash("sha256")
    .update(JSON.stringify({ ...catalog, version: "" }))
    .digest("hex")
    .slice(0, 8);
}
