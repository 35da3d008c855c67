import type { Issue } from "../errors.ts";
import type { DataFile } from "./references.ts";
import type {
  BankQuestion,
  CodeSign,
  Company,
  Demand,
  Inflation,
  Learning,
  Market,
  Person,
  Project,
  Rate,
  Refused,
  RequirementFile,
  RoleFile,
  SalaryRow,
  Skill,
  Source,
  Term,
} from "./schema.ts";
import type { Path } from "./yaml.ts";

/** A thing read from a file, with the means to name its place. */
export interface Placed<T> {
  value: T;
  issue(path: Path, message: string): Issue;
}

/** What one folder holds, before it is laid over anything. */
export interface Folder {
  /** Every file as it was written; the rest holds what has the right shape. */
  files: DataFile[];
  sources: Placed<Source>[];
  skills: Placed<Skill>[];
  roles: Placed<RoleFile>[];
  /** By role, also of one that has a fault elsewhere. */
  requirements: Placed<RequirementFile>[][];
  companies: Placed<Company>[];
  salaries: Placed<SalaryRow>[];
  refused: Refused[];
  demand?: Placed<Demand>;
  market?: Placed<Market>;
  rates: Placed<Rate>[];
  inflation: Placed<Inflation>[];
  people: Placed<Person>[];
  questions: Placed<BankQuestion>[];
  /** Those along which difficulties must rise: all but fitted ones. */
  rankings: Placed<string[]>[];
  learning: Placed<Learning>[];
  projects: Placed<Project>[];
  vocabulary: Placed<Term>[];
  code: Placed<CodeSign>[];
}
