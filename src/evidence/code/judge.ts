import type { CodeSign, Mark } from "../../catalog/schema.ts";
import type { Finding } from "../finding.ts";
import type { Mention } from "./mention.ts";
import { keysOf, type Table } from "./table.ts";

/* What the mentions of all files support: one finding a skill. */

/** So many uses show more than a first try. */
const ENOUGH = 3;
/** In two files, this many do. */
const ENOUGH_IN_FILES = 2;
const QUOTED = 3;
const LONGEST = 120;

export interface Placed {
  /** Path relative to what was given, or words such as "git history". */
  readonly where: string;
  readonly mentions: readonly Mention[];
  /** `YYYY-MM` */
  readonly date?: string | undefined;
}

interface Seen {
  name: string;
  /** Uses by place. */
  uses: Map<string, number>;
}

interface Support {
  level: 1 | 2;
  keys: string[];
}

/** One finding a skill, in the order of the table; `cleanPlace` makes a place fit to be shown. */
export function judge(table: Table, places: readonly Placed[], cleanPlace: (where: string) => string): Finding[] {
  const seen = gather(places);
  const dates = new Map(places.flatMap(({ where, date }) => (date ? [[where, date] as const] : [])));
  const bySkill = new Map<string, Support[]>();
  for (const sign of table.signs) {
    const support = supportOf(sign, seen);
    if (support) bySkill.set(sign.skill, [...(bySkill.get(sign.skill) ?? []), support]);
  }
  return [...bySkill].map(([skill, supports]) => {
    const level = supports.some((one) => one.level === 2) ? 2 : 1;
    const telling = supports.filter((one) => one.level === level).flatMap(({ keys }) => keys);
    const files = usesByPlace(seen, telling);
    const [most = ""] = [...files].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
    const everywhere = usesByPlace(
      seen,
      supports.flatMap(({ keys }) => keys),
    );
    const date = [...everywhere.keys()]
      .flatMap((where) => dates.get(where) ?? [])
      .sort()
      .at(-1);
    return {
      skill,
      level,
      kind: "code" as const,
      where: cleanPlace(most) + (files.size > 1 ? ` and ${files.size - 1} more` : ""),
      quote: quote(seen, telling, files),
      ...(date ? { date } : {}),
    };
  });
}

function gather(places: readonly Placed[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { where, mentions } of places)
    for (const { key, name, uses } of mentions) {
      const known = seen.get(key) ?? { name, uses: new Map() };
      known.uses.set(where, (known.uses.get(where) ?? 0) + uses);
      seen.set(key, known);
    }
  return seen;
}

function usesByPlace(seen: ReadonlyMap<string, Seen>, keys: readonly string[]): Map<string, number> {
  const files = new Map<string, number>();
  for (const key of new Set(keys))
    for (const [where, uses] of seen.get(key)?.uses ?? []) files.set(where, (files.get(where) ?? 0) + uses);
  return files;
}

function supportOf(sign: CodeSign, seen: ReadonlyMap<string, Seen>): Support | undefined {
  const keys = keysOf(sign).filter((key) => seen.has(key));
  if (keys.length === 0) return undefined;
  return { level: sign.most === 1 || !showsWork(sign, keys, seen) ? 1 : 2, keys };
}

function showsWork({ distinct }: CodeSign, keys: readonly string[], seen: ReadonlyMap<string, Seen>): boolean {
  const used = [...usesByPlace(seen, keys)].filter(([, uses]) => uses > 0);
  if (distinct !== undefined)
    return keys.filter((key) => [...(seen.get(key)?.uses.values() ?? [])].some((uses) => uses > 0)).length >= distinct;
  const uses = used.reduce((sum, [, n]) => sum + n, 0);
  return uses >= ENOUGH || (used.length >= 2 && uses >= ENOUGH_IN_FILES);
}

function quote(seen: ReadonlyMap<string, Seen>, keys: readonly string[], files: ReadonlyMap<string, number>): string {
  const total = (key: string) => [...(seen.get(key)?.uses.values() ?? [])].reduce((sum, n) => sum + n, 0);
  const named = [...new Set(keys)].sort((a, b) => total(b) - total(a) || (a < b ? -1 : 1));
  const words = [...new Set(named.map((key) => wordsOf(key, seen.get(key)?.name ?? "")))];
  const list = words.slice(0, QUOTED).join(", ") + (words.length > QUOTED ? ` and ${words.length - QUOTED} more` : "");
  const isNamedOnly = named.every((key) => total(key) === 0);
  const end = isNamedOnly ? (named[0]?.startsWith("imports") ? ", not used" : ", no use seen") : "";
  return (list + (files.size > 1 ? `, in ${files.size} files` : "") + end).slice(0, LONGEST);
}

const MARK_WORDS: Record<Mark, string> = {
  python: "Python code",
  r: "R code",
  java: "Java code",
  cpp: "C++ code",
  scala: "Scala code",
  go: "Go code",
  rust: "Rust code",
  javascript: "JavaScript or TypeScript code",
  shell: "shell scripts",
  cuda: "CUDA code",
  sql: "SQL statements",
  "sql-join": "joins in SQL",
  "sql-group": "GROUP BY in SQL",
  "table-relations": "tables with foreign keys",
  "hive-ql": "HiveQL",
  "pig-latin": "Pig Latin",
  "caffe-network": "Caffe network",
  "r-package": "R package",
  maven: "pom.xml",
  gradle: "Gradle build",
  sbt: "sbt build",
  "go-module": "go.mod",
  cargo: "Cargo.toml",
  npm: "package.json",
  dockerfile: "Dockerfile",
  compose: "Compose file",
  kubernetes: "Kubernetes manifests",
  helm: "Helm chart",
  kustomize: "Kustomize",
  workflow: "workflow file",
  "workflow-tests": "workflow that runs tests",
  ansible: "Ansible playbook",
  bicep: "Bicep",
  terraform: "Terraform resources",
  "terraform-aws": "AWS resources in Terraform",
  "terraform-gcp": "Google Cloud resources in Terraform",
  "terraform-azure": "Azure resources in Terraform",
  cloudformation: "CloudFormation template",
  "cloud-build": "Cloud Build file",
  dvc: "data versions of DVC",
  "dvc-stages": "stages of DVC",
  "mlflow-project": "MLflow project",
  dbt: "dbt models",
  "prometheus-scrape": "Prometheus configuration",
  "alert-rules": "alert rules",
  openapi: "OpenAPI description",
  protobuf: "gRPC service",
  tests: "tests",
  "model-serving": "a trained model loaded and served",
  commits: "commits",
  merges: "merges",
};

function wordsOf(key: string, name: string): string {
  return key.startsWith("marks ") ? MARK_WORDS[name as Mark] : name;
}
