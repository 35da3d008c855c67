import * as z from "zod";
import { PAY_BASES, PAY_KINDS } from "../core/pay/kinds.ts";
import type { ScoredPerson } from "../core/published.ts";
import { DEGREES, LAST_USED } from "../core/score/levels.ts";

/*
 * The one definition of every file the product reads. Types are inferred from it; nothing else describes the data.
 * A schema says what one file may hold; what must hold between files stands in rules.ts.
 */

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const id = z.string().regex(ID, "an id is lower-case letters and digits with single dashes (such as scikit-learn)");
const text = z.string().trim().min(1, "must not be empty").max(2000, "is longer than 2,000 characters");
const line = text.max(300, "is longer than 300 characters");
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a date is written 2019, 2019-12 or 2019-12-17 (quoted)");
const httpsUrl = z.url({ protocol: /^https$/, error: "must be a full https address" });
const url = z.url({ protocol: /^https?$/, error: "must be a full http(s) address" });
const year = z.int().min(1990).max(2100);
const level = z.int("a level is a whole number from 0 to 4").min(0, "a level is 0 to 4").max(4, "a level is 0 to 4");
const wantedLevel = z.int("must be 1 to 4").min(1, "must be 1 to 4").max(4, "must be 1 to 4");
const country = z.string().regex(/^[A-Z]{2}$/, "a country is two capital letters (ISO 3166, such as IN)");
const currency = z.string().regex(/^[A-Z]{3}$/, "a currency is three capital letters (ISO 4217, such as INR)");
const money = z.number().positive("pay is a number above 0").max(1e12, "is too large to be a year's pay");

export const sourceSchema = z.strictObject({
  id,
  title: line,
  publisher: line,
  author: line.optional(),
  /** When it was published, or the period it covers. */
  date,
  url: url.optional(),
  licence: line,
  /** How to read it: what it measures, and what to mind. */
  reading: text,
  /** The source that reported it, where the original was not seen. */
  via: id.optional(),
});

const needed = { level: wantedLevel, before: wantedLevel };

/** `skill`, or any one of several, at `level` is needed before reaching level `before` of the skill that names it. */
const prerequisite = z.union(
  [z.strictObject({ skill: id, ...needed }), z.strictObject({ anyOf: z.array(id).min(2), ...needed })],
  { error: "a prerequisite is { skill: id, level: 1–4, before: 1–4 }, or has anyOf: [id, id] in place of skill" },
);

export const skillSchema = z.strictObject({
  id,
  name: line,
  aliases: z.array(line),
  status: z.enum(["current", "legacy", "decoy"]),
  supersededBy: z.array(id).min(1).optional(),
  description: line,
  prerequisites: z.array(prerequisite),
  /** Practised along other work: no step of a plan, and met wherever it is a prerequisite. */
  practised: z.literal(true).optional(),
  anchors: z.strictObject({ 1: line, 2: line, 3: line, 4: line }),
  /** Hours of study and practice for each step 0→1, 1→2, 2→3, 3→4: an estimate on the basis named. */
  hours: z.strictObject({
    steps: z.tuple([z.int().positive(), z.int().positive(), z.int().positive(), z.int().positive()]),
    basis: line,
  }),
});

const countedAdverts = {
  /** The sets of adverts counted. `summarised`: a model shortened the adverts before they were counted. */
  sets: z.array(z.strictObject({ id, title: line, n: z.int().positive(), summarised: z.boolean(), source: id })).min(1),
  /** For every skill (or group of skills) how many adverts of each set name it, in the order of `sets`. */
  counts: z.record(id, z.array(z.int().min(0))),
};

export const demandSchema = z.strictObject({
  ...countedAdverts,
  /** So many built-in adverts weigh beside these, which are few: share = (named + prior · built-in share) / (n + prior). */
  prior: z.int().min(1).max(10_000).optional(),
  /** Adverts of other titles, by the id under which a role names them (`adverts`). */
  titles: z.record(id, z.strictObject(countedAdverts)).optional(),
});

const option = z
  .union([id, z.strictObject({ skill: id, credit: z.number().gt(0).max(1).optional(), asked: wantedLevel.optional() })])
  .transform((value) => (typeof value === "string" ? { skill: value } : value));

const weight = z.union(
  [
    z.strictObject({
      /** A skill or group counted directly in demand.yaml; the most named of the options when left out. */
      demand: id.optional(),
      /** Which sets count: all, or only those that no model summarised. */
      sets: z.enum(["all", "unsummarised"]),
    }),
    z.strictObject({ value: z.number().positive("a weight is above 0"), basis: line }),
  ],
  { error: "a weight is { sets: all|unsummarised, demand?: id } or { value: above 0, basis: text }" },
);

/** A requirement with its weight as `more` states it, and where it comes from. */
const requirementWith = <M extends z.ZodRawShape>(more: M) => {
  const common = { id, title: line, ...more };
  const skills = { asked: wantedLevel, floor: wantedLevel.optional(), options: z.array(option).min(1) };
  return z.discriminatedUnion("kind", [
    z.strictObject({ ...common, kind: z.literal("all"), ...skills }),
    z.strictObject({ ...common, kind: z.literal("best"), best: z.int().min(1), ...skills }),
    z.strictObject({ ...common, kind: z.literal("education"), asked: z.enum(DEGREES) }),
  ]);
};

/** One way to satisfy a requirement: a skill, the level asked of it, and what it counts for (less than 1 for a legacy tool). */
type Option = { skill: string; asked: number; credit: number };
type WithOptions<R> = R extends { options: unknown } ? Omit<R, "options"> & { options: Option[] } : R;

/** Every option says its own level and credit, so that nothing later asks what holds when they are left out. */
function fillOptions<R extends { kind: string; asked: unknown; options?: z.infer<typeof option>[] }>(
  requirement: R,
): WithOptions<R> {
  const { asked, options } = requirement;
  const filled = options?.map((own) => ({ credit: 1, asked, ...own }));
  return (filled ? { ...requirement, options: filled } : requirement) as WithOptions<R>;
}

export const requirementSchema = requirementWith({
  weight,
  /** What a weight from adverts is multiplied by, where adverts of every profession name it in the same words. */
  factor: z.strictObject({ value: z.number().gt(0).max(1), basis: line }).optional(),
  /** The heart of the role: what a plan brings into production first, with all of its options or with some. */
  core: z.union([z.literal(true), z.array(id).min(1)], { error: "core is true or a list of options" }).optional(),
  /** Where the requirement comes from. */
  sources: z.array(id).min(1, "every requirement names its source"),
  note: text.optional(),
}).transform(fillOptions);

/** What of a role an assessment was scored by, weights worked out: kept with the assessment. */
export const rubricSchema = z.strictObject({
  id,
  title: line,
  /** The formula's edition (core/readiness.ts); what was kept before there were two was scored by the first. */
  formula: z.union([z.literal(1), z.literal(2)]).default(1),
  requirements: z.array(requirementWith({ weight: z.number().positive() }).transform(fillOptions)).min(1),
});

const statement = z.strictObject({ text: line, source: id });

export const roleSchema = z.strictObject({
  id,
  title: line,
  summary: text,
  sources: z.array(id).min(1),
  /** The groups of the salary data that speak of this role. */
  payGroups: z.array(line).min(1),
  /** What the role takes from its neighbours, builds, and works with. */
  about: z.array(statement).min(1),
  worksWith: z.array(statement),
  differs: z.array(z.strictObject({ role: id, text: line, source: id })),
  /** `servedBy`: the requirements without which it cannot be met; none where the role asks for nothing that serves it. */
  responsibilities: z.array(z.strictObject({ id, text: line, source: id, servedBy: z.array(id).default([]) })).min(1),
  /** The adverts that the weights are counted in: an entry of `titles` in demand.yaml, or its main sets when left out. */
  adverts: id.optional(),
  requirements: z.array(requirementSchema).min(1),
  /** What stands once the core of the role is at level 2: the title of that phase of a plan. */
  firstGoal: line.optional(),
});

/** `aliases`: what sources call it besides its name; Inc, LLC and the like need none. */
export const companySchema = z.strictObject({ id, name: line, aliases: z.array(line).default([]) });
export const companiesSchema = z.array(companySchema);

const pay = {
  /** A company's id, or … */
  company: id.optional(),
  /** … the group of people or adverts, in words. */
  group: line.optional(),
  country,
  currency,
  period: z.literal("year"),
  year,
  level: z.enum(["EN", "MI", "SE", "EX"]).optional(),
  /** What of pay it is: without stock and bonus, with them, what an advert names, official statistics. Never two on one scale. */
  pay: z.enum(PAY_KINDS).optional(),
  city: line.optional(),
  source: id,
  note: text.optional(),
};

/** What percentiles are made from: adverts, answers of people, statistics, filings for foreign hires, offers that people posted. */
const basis = z.enum(PAY_BASES, `is none of ${PAY_BASES.join(", ")}`);

export const salaryRowSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...pay, kind: z.literal("range"), low: money, high: money }),
  /** One figure of which the source does not say what it is. */
  z.strictObject({ ...pay, kind: z.literal("figure"), value: money }),
  z.strictObject({ ...pay, kind: z.literal("average"), value: money }),
  z.strictObject({
    ...pay,
    kind: z.literal("percentiles"),
    basis,
    /** What n counts: whole advertised ranges by their midpoint, or single rows (of adverts: the ends of ranges). */
    counted: z.enum(["ranges", "rows"]).optional(),
    n: z.int().positive().optional(),
    /** Median years of experience of those counted. */
    experience: z.number().min(0).max(60).optional(),
    /** Both, or neither where only quartiles are known. */
    p10: money.optional(),
    p25: money,
    median: money,
    p75: money,
    p90: money.optional(),
  }),
]);

/** Where the sentences of before say what they speak of: "FAMILY, CC", "FAMILY, CC 2020", "CC, paid in CAD", "FAMILY, 3 countries". */
const OLD_PLACE = /^(?:(.+), )?([A-Z]{2})(?: (\d{4})|, (paid in .+))?$/;
const OLD_SEVERAL = /^(.+), (?:\d+ countries|one country|single levels)$/;

/** A group written as a sentence, as files of before 0.2 have them, in fields. */
function refusedFromSentence({ group, n, reason: why }: { group: string; n: number; reason: string }) {
  const [, family, place, when, paid] = OLD_PLACE.exec(group) ?? [];
  if (place)
    return {
      ...(family ? { family } : {}),
      country: place,
      ...(when ? { year: Number(when) } : {}),
      n,
      why: paid ? `${paid}: ${why}` : why,
    };
  return { family: OLD_SEVERAL.exec(group)?.[1] ?? group, n, why };
}

/** A group left out; `why` says in words what the fields do not. Without a family it speaks of all titles together. */
const refusedGroup = z.union([
  z.strictObject({
    /** A company's id, where it is one of a company. */
    company: id.optional(),
    family: line.optional(),
    country: country.optional(),
    year: year.optional(),
    level: z.enum(["EN", "MI", "SE", "EX"]).optional(),
    n: z.int().min(0),
    why: line,
  }),
  z.strictObject({ group: line, n: z.int().min(0), reason: line }).transform(refusedFromSentence),
]);

export const salariesSchema = z.strictObject({
  companies: z.array(companySchema).optional(),
  rows: z.array(salaryRowSchema),
  /** Groups left out, most of them because too few were counted. */
  refused: z.array(refusedGroup).optional(),
});

export const marketSchema = z.strictObject({
  figures: z.array(
    z.strictObject({
      id,
      title: line,
      value: z.number(),
      unit: line,
      /** The period the figure speaks of. */
      period: line,
      country: country.optional(),
      source: id,
      note: text.optional(),
      /** A figure worked out from others, with its formula. */
      derived: line.optional(),
    }),
  ),
  statements: z.array(z.strictObject({ id, text: text, source: id })),
  uses: z.array(z.strictObject({ area: line, examples: z.array(line), source: id })),
  payFactors: z.array(z.strictObject({ id, name: line, text: line, source: id })),
});

export const moneySchema = z.strictObject({
  /** Yearly average exchange rates: units of the currency for one US dollar. */
  rates: z.array(z.strictObject({ currency, year, perUsd: z.number().positive(), source: id })),
  /** Yearly change of consumer prices, in per cent of the year before. */
  inflation: z.array(z.strictObject({ country, year, percent: z.number(), source: id })).optional(),
});

/** What evidence may be: read out of a file, seen in code, or a link of the person's own. */
export const EVIDENCE_KINDS = ["resume", "linkedin", "document", "code", "link"] as const;

/** What shows a level to somebody else. */
export const evidenceSchema = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  /** A file and the place in it, relative to what was given; the address of a link. */
  where: line,
  /** The words that name the skill. */
  quote: z.string().trim().min(1).max(120, "is longer than 120 characters").optional(),
  /** The last month of it. */
  date: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month is written "2026-03" (quoted)')
    .optional(),
  /** The most that it supports; what a link supports nobody has looked at. */
  level: z.int().min(1, "must be 1 to 3").max(3, "must be 1 to 3").optional(),
});

/** A link is evidence too, and was all that could be given before. */
const evidenceList = z
  .union([line, z.array(evidenceSchema).min(1).max(20, "at most 20 pieces of evidence for a skill")], {
    error: "evidence is a link, or a list of { kind, where, quote, date, level }",
  })
  .transform((value) => (typeof value === "string" ? [{ kind: "link" as const, where: value }] : value));

const ratingObject = z.strictObject({
  level,
  lastUsed: z.enum(LAST_USED).optional(),
  evidence: evidenceList.optional(),
});

export const answersSchema = z.strictObject({
  role: id.optional(),
  education: z.strictObject({ degree: z.enum(DEGREES), related: z.boolean() }).optional(),
  country: country.optional(),
  /** Set when only the weightiest skills were asked for: one without a rating was then not asked. */
  way: z.literal("short").optional(),
  /** Hours of study a week, and the day until which the person has them: what the plan assumes when it is told nothing else. */
  hoursPerWeek: z.number().min(0.5).max(80).optional(),
  deadline: z.iso.date().optional(),
  ratings: z.record(
    id,
    z
      .union([level, ratingObject], { error: "a rating is a level from 0 to 4, or { level, lastUsed, evidence }" })
      .transform((value) => (typeof value === "number" ? { level: value } : value)),
  ),
});

const answerLine = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(90, "is longer than 90 characters")
  .regex(/^[^\n]*$/, "is one line");

/** A question of the check: one right answer, three wrong ones; the order on the screen is drawn anew each time. */
export const questionSchema = z.strictObject({
  id,
  skill: id,
  topic: line,
  /** From −1.5 (nearly everybody who has touched the skill knows) to 1.5 (only somebody leading): from rankings, not measured. */
  difficulty: z.number().min(-1.5, "difficulty is −1.5 to 1.5").max(1.5, "difficulty is −1.5 to 1.5"),
  text: z.string().trim().min(1).max(360, "is longer than 360 characters"),
  /** Fits 80 columns and leaves room for the answers. */
  code: z
    .string()
    .regex(/^(?:[^\n\t]{0,76}(?:\n|$)){0,14}$/, "is at most 14 lines of 76 characters, without tabs")
    .optional(),
  right: answerLine,
  wrong: z.tuple([answerLine, answerLine, answerLine]),
  explanation: z.string().trim().min(1).max(400, "is longer than 400 characters"),
  source: z.strictObject({ title: line, url }).optional(),
});

export const questionsSchema = z.strictObject({
  /** Sets of about seven questions, each from the easiest to the hardest: what the difficulties come from. */
  rankings: z.array(z.array(id).min(2)),
  /** True where a fit over all rankings made the difficulties: it weighs rankings that disagree, so not every one need rise. */
  fitted: z.boolean().optional(),
  questions: z.array(questionSchema),
});

/** Where to learn a skill, and what to build to prove each level of it. */
export const learningSchema = z.strictObject({
  skill: id,
  learn: z
    .array(
      z.strictObject({
        id,
        title: line,
        by: line,
        kind: z.enum(["documentation", "book", "course", "tutorial", "paper", "exercises"]),
        /** `free-part`: part of it, or reading it, costs nothing. */
        cost: z.enum(["free", "free-part", "paid"]),
        /** ISO 639, such as en. */
        language: z.string().regex(/^[a-z]{2}$/, "a language is two small letters (ISO 639, such as en)"),
        /** The levels that it helps to reach. */
        levels: z.array(wantedLevel).min(1),
        url: url.optional(),
        isbn: z
          .string()
          .regex(/^97[89]\d{10}$/, "an ISBN is 13 digits, quoted, without dashes")
          .refine(isbnAdds, "the check digit of this ISBN does not add up")
          .optional(),
      }),
    )
    .min(1)
    .max(4),
  /** A small project for every level, with a result that somebody else can check. */
  build: z.strictObject({ 1: line, 2: line, 3: line, 4: line }),
});

/** ISBN-13: digits weighted 1, 3, 1, 3 … add up to a multiple of ten. */
function isbnAdds(isbn: string): boolean {
  return [...isbn].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

/** A skill (or any one of several) at the level that something shows. */
const proof = z.union(
  [
    z.strictObject({ skill: id, level: wantedLevel }),
    z.strictObject({ anyOf: z.array(id).min(2), level: wantedLevel }),
  ],
  { error: "a milestone proves { skill: id, level: 1–4 }, or { anyOf: [id, id], level: 1–4 }" },
);

/** A project from data to something in use. Its milestones stand in the order of work and take the hours of the steps they prove. */
export const projectSchema = z.strictObject({
  id,
  title: line,
  summary: line,
  roles: z.array(id).min(1, "names at least one role"),
  /** Public data, models and services that it is built on. */
  uses: z
    .array(
      z.strictObject({ name: line, publisher: line, url: httpsUrl, licence: line.optional(), note: line.optional() }),
    )
    .min(1, "names at least one public data set or service"),
  needs: z.strictObject({ computer: line, gpu: line.optional(), accounts: line.optional(), cost: line }),
  milestones: z
    .array(
      z.strictObject({
        id,
        title: line,
        /** What stands at its end. */
        text: line,
        proves: z.array(proof).min(1, "a milestone proves at least one skill"),
        /** Skills of working with people that it trains, which nothing proves. */
        practises: z.array(id).optional(),
        /** How somebody else verifies it. */
        check: line,
      }),
    )
    .min(4, "has 4 to 8 milestones")
    .max(8, "has 4 to 8 milestones"),
});

/** What was answered in a check. */
export const checkTakenSchema = z.strictObject({
  seed: z.int().min(0),
  answers: z.array(z.strictObject({ question: id, answer: z.enum(["right", "wrong", "dont-know"]) })),
});

/** What a file of responses calls itself. */
export const RESPONSES = "mlcareer-responses";

/** What one person answered, without a name, an id, a date or a country: for whoever gathers many to fit difficulties. */
export const responsesSchema = z.strictObject({
  kind: z.literal(RESPONSES),
  schemaVersion: z.literal(1),
  /** Of the questions as they were worded: answers to other wordings are not comparable. */
  bank: z.string().regex(/^[0-9a-f]{8}$/, "is eight hexadecimal digits"),
  responses: z.array(
    z.strictObject({
      question: id,
      answer: z.enum(["right", "wrong", "dont-know"]),
      /** The level claimed in the question's skill. */
      claimed: wantedLevel,
    }),
  ),
});

/** Sample people: what a score means is shown by what they score. */
export const peopleSchema = z.array(
  z.strictObject({
    id,
    title: line,
    /** How a sentence names one, "a backend engineer"; the title where it is left out. */
    called: line.optional(),
    summary: line,
    role: id,
    answers: answersSchema.omit({ role: true }),
  }),
);

/** The languages that adverts are read in. */
export const LANGUAGES = ["en", "de"] as const;

const smallLetters = line.regex(/^\P{Lu}+$/u, "is written in small letters");

/** One way to write a term: a text, or a text with what must hold where it stands. */
const termForm = z.union(
  [
    line,
    z
      .strictObject({
        form: line,
        /** Only with these capitals. Otherwise capitals do not matter. */
        case: z.literal("exact").optional(),
        /** One of these words stands in the same sentence or list. */
        near: z.array(smallLetters).min(1).optional(),
        /** No mention where it is part of one of these phrases. */
        not: z.array(smallLetters).min(1).optional(),
      })
      .refine(({ form, not = [] }) => not.every((phrase) => phrase.includes(form.toLowerCase())), {
        path: ["not"],
        error: "every phrase holds the form itself",
      }),
  ],
  { error: "a form is a text, or { form: text, case: exact, near: [words], not: [phrases] }" },
);

/** What adverts, résumés and code call things. */
export const vocabularySchema = z.array(
  z
    .strictObject({
      /** As people write it. */
      name: line,
      /** `technology`: what has a name of its own: a language, library, service, database, tool. */
      kind: z.enum(["technology", "method", "concept", "soft", "degree"]),
      /** The skill that it counts for; none for what no role here asks. */
      skill: id.optional(),
      /** Other ways to write it. The name is one too, unless it stands among them with conditions of its own. */
      forms: z.array(termForm).default([]),
      /** The languages in which the forms mean this; all when left out. */
      languages: z.array(z.enum(LANGUAGES)).min(1).optional(),
    })
    .transform((term) => ({ ...term, forms: withName(term) })),
);

/** The forms of a term with its name among them. */
function withName({ name, forms }: { name: string; forms: TermForm[] }): TermForm[] {
  const named = forms.some((form) => formText(form).toLowerCase() === name.toLowerCase());
  return named ? forms : [name, ...forms];
}

export function formText(form: TermForm): string {
  return typeof form === "string" ? form : form.form;
}

/** What is recognised in files that name no package: a kind of file, or what stands in it. */
export const MARKS = [
  ...["python", "r", "java", "cpp", "scala", "go", "rust", "javascript", "shell", "cuda"],
  ...["sql", "sql-join", "sql-group", "table-relations", "hive-ql", "pig-latin", "caffe-network"],
  ...["r-package", "maven", "gradle", "sbt", "go-module", "cargo", "npm"],
  ...["dockerfile", "compose", "kubernetes", "helm", "kustomize", "workflow", "workflow-tests", "ansible", "bicep"],
  ...["terraform", "terraform-aws", "terraform-gcp", "terraform-azure", "cloudformation", "cloud-build"],
  ...["dvc", "dvc-stages", "mlflow-project", "dbt", "prometheus-scrape", "alert-rules", "openapi", "protobuf"],
  ...["tests", "model-serving", "commits", "merges"],
] as const;

/** Names as people write them in manifests and imports. */
const codeNames = z.array(line.regex(/^[@\w][\w@./-]*$/, "is not the name of a package or module")).min(1);

/** What code says of a skill: at least one list of names or marks. */
export const codeSignSchema = z
  .strictObject({
    skill: id,
    /** Of Python, as pip or conda call them. */
    packages: codeNames.optional(),
    /** Of Python: a module, or something of it (sklearn.model_selection.KFold). */
    imports: codeNames.optional(),
    npm: codeNames.optional(),
    go: codeNames.optional(),
    cargo: codeNames.optional(),
    /** Beginnings of packages and group ids of Java, Scala and Kotlin. */
    jvm: codeNames.optional(),
    r: codeNames.optional(),
    marks: z
      .array(z.enum(MARKS, `is none of ${MARKS.join(", ")}`))
      .min(1)
      .optional(),
    /** Even its use supports no more than level 1. */
    most: z.literal(1).optional(),
    /** So many of the imports or marks show level 2; a few uses when left out. */
    distinct: z.int().min(2).optional(),
  })
  .refine(({ skill, most, distinct, ...names }) => Object.keys(names).length > 0, "names no package, import or mark");

/** True for what may be an id. Anything else is a fault of its own, and no id that is unknown. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

export type BankQuestion = z.infer<typeof questionSchema>;
export type Learning = z.infer<typeof learningSchema>;
export type Project = z.infer<typeof projectSchema>;
export type Milestone = Project["milestones"][number];
export type Resource = Learning["learn"][number];
export type CheckTaken = z.infer<typeof checkTakenSchema>;
export type ResponsesFile = z.infer<typeof responsesSchema>;
export type Person = z.infer<typeof peopleSchema>[number];
/** How a term is written: a text, or a text with what must hold where it stands. */
export type TermForm = z.infer<typeof termForm>;
export type Term = z.infer<typeof vocabularySchema>[number];
export type Mark = (typeof MARKS)[number];
/** What code says of a skill. */
export type CodeSign = z.infer<typeof codeSignSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Skill = z.infer<typeof skillSchema> & { category: string };
export type Demand = z.infer<typeof demandSchema>;
export type RoleFile = z.infer<typeof roleSchema>;
export type RequirementFile = z.infer<typeof requirementSchema>;
/** A requirement with its weight worked out from the demand counts. */
export type Requirement = RequirementFile extends infer R
  ? R extends unknown
    ? Omit<R, "weight"> & {
        weight: number;
        weightBasis: string;
        /** What was counted for it, so that other counts can take the place of the built-in ones. */
        counted?: Exclude<RequirementFile["weight"], { value: number }>;
      }
    : never
  : never;
/** What of a role the score rests on. */
export type Rubric = z.infer<typeof rubricSchema>;
export type Role = Omit<RoleFile, "requirements"> & { requirements: Requirement[] };
/** A requirement of skills, of which each option says its own level. */
export type SkillRequirement = Exclude<Requirement, { kind: "education" }>;
export type Company = z.infer<typeof companySchema>;
export type SalaryRow = z.infer<typeof salaryRowSchema>;
/** Percentiles of one company: rows of their own, never the pay of a country. */
export type CompanyRow = Extract<SalaryRow, { kind: "percentiles" }> & { company: string };
/** `source`: the one that all rows of its file name. */
export type Refused = {
  company?: string | undefined;
  family?: string | undefined;
  country?: string | undefined;
  year?: number | undefined;
  level?: "EN" | "MI" | "SE" | "EX" | undefined;
  n: number;
  why: string;
  source?: string | undefined;
};
export type Market = z.infer<typeof marketSchema>;
export type Rate = z.infer<typeof moneySchema>["rates"][number];
export type Inflation = NonNullable<z.infer<typeof moneySchema>["inflation"]>[number];
export type Rating = z.infer<typeof ratingObject>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Answers = z.infer<typeof answersSchema>;
export type Education = NonNullable<Answers["education"]>;

/** Everything the product knows, validated and joined. `version` changes whenever any of it does. */
export interface Catalog {
  version: string;
  sources: Source[];
  skills: Skill[];
  demand: Demand;
  roles: Role[];
  companies: Company[];
  /** Pay of countries, and single figures of companies. */
  salaries: SalaryRow[];
  companyPay: CompanyRow[];
  /** The same of some companies alone, where reading those is quicker. */
  payOf?(companies: readonly string[]): CompanyRow[];
  /** English names of the countries that pay rows are from, by code. */
  countries: Record<string, string>;
  /** Groups of too few; those of companies last. */
  refused: Refused[];
  /** The same of some companies alone. */
  refusedOf?(companies: readonly string[]): Refused[];
  market: Market;
  rates: Rate[];
  inflation: Inflation[];
  people: Person[];
  /** What the sample people score for a role as it is built in, where that was worked out beforehand. */
  scoredPeople?(role: Role): readonly ScoredPerson[] | undefined;
  questions: BankQuestion[];
  learning: Learning[];
  projects: Project[];
  vocabulary: Term[];
  /** The forms of it that begin as a text does, at least by their first letters; the same list for all such texts. */
  termsLike?(text: string): readonly [Term, TermForm][] | undefined;
  code: CodeSign[];
}
