/*
 * What the build does not write as it is, so that a command reads no more than it shows. Pay of companies: what many
 * rows share once, the rest as a text of numbers for each company. Sample people: their answers apart, their scores
 * worked out. Everything else is plain JSON, which is the quickest to read.
 */

import { type ScoredPerson, scorePeople } from "../core/score/among.ts";
import type { Answers, Catalog, CompanyRow, Person } from "./schema.ts";

export interface PackedPay {
  /** Title, country, year, kind and source, and all else that is not a number of one row. */
  shared: object[];
  /** A company and, as JSON, its rows: each the place of what it shares, then the numbers in the order of FIELDS. */
  rows: [company: string, json: string][];
}

const FIELDS = ["n", "p10", "p25", "median", "p75", "p90", "experience"] as const;

/** Rows in the order of their companies. */
export function packPay(list: readonly CompanyRow[]): PackedPay {
  const shared = new Map<string, number>();
  const rows = new Map<string, number[][]>();
  for (const { company, ...row } of list) {
    const rest = new Map<string, unknown>(Object.entries(row));
    const numbers = FIELDS.map((name) => row[name] ?? null);
    for (const name of FIELDS) rest.delete(name);
    while (numbers.at(-1) === null) numbers.pop();
    const key = JSON.stringify(Object.fromEntries(rest));
    if (!shared.has(key)) shared.set(key, shared.size);
    const own = rows.get(company) ?? [];
    own.push([shared.get(key) as number, ...(numbers as number[])]);
    rows.set(company, own);
  }
  return {
    shared: [...shared.keys()].map((key) => JSON.parse(key) as object),
    rows: [...rows].map(([company, own]) => [company, JSON.stringify(own)]),
  };
}

/** The rows of the companies named, in the order of the data; of all where none is. */
export function unpackPay({ shared, rows }: PackedPay, companies?: readonly string[]): CompanyRow[] {
  const wanted = companies ? rows.filter(([id]) => companies.includes(id)) : rows;
  return wanted.flatMap(([company, json]) =>
    (JSON.parse(json) as (number | null)[][]).map(([place, ...numbers]) => {
      const row: Record<string, unknown> = { ...shared[place as number], company };
      for (let i = 0; i < numbers.length; i++) if (numbers[i] !== null) row[FIELDS[i] as string] = numbers[i];
      return row as unknown as CompanyRow;
    }),
  );
}

export interface PackedPeople {
  people: { people: Omit<Person, "answers">[] };
  answers: Record<string, Answers>;
  /** By role, the lowest first. */
  scores: Record<string, ScoredPerson[]>;
}

export function packPeople({ people, roles }: Pick<Catalog, "people" | "roles">): PackedPeople {
  return {
    people: { people: people.map(({ answers: _, ...person }) => person) },
    answers: Object.fromEntries(people.map(({ id, answers }) => [id, answers])),
    scores: Object.fromEntries(roles.map((role) => [role.id, scorePeople(role, people)])),
  };
}

/** The people as they were; their answers are read when they are asked for. */
export function unpackPeople(
  people: readonly Omit<Person, "answers">[],
  answers: () => Record<string, unknown>,
): Person[] {
  return people.map((person) =>
    Object.defineProperty({ ...person } as Person, "answers", { enumerable: true, get: () => answers()[person.id] }),
  );
}
