import * as z from "zod";
import {
  answersSchema,
  checkTakenSchema,
  evidenceSchema,
  learningSchema,
  projectSchema,
} from "../../catalog/schema.ts";
import { PAY_BASES, PAY_KINDS } from "../../core/pay/kinds.ts";
import { PHASES } from "../../core/plan/phases.ts";
import { LAST_USED } from "../../core/score/levels.ts";

/*
 * The shapes of what the program prints as JSON. A test holds them equal to what is printed; `data schema` publishes
 * them as JSON Schema.
 */

const points = z.number();
const id = z.string();

export const payRowSchema = z.strictObject({
  company: z.string().optional(),
  group: z.string().optional(),
  country: z.string(),
  currency: z.string(),
  period: z.literal("year"),
  low: z.number(),
  high: z.number(),
  median: z.number().optional(),
  p10: z.number().optional(),
  p25: z.number().optional(),
  p75: z.number().optional(),
  p90: z.number().optional(),
  n: z.int().optional(),
  kind: z.enum(["range", "figure", "average", "percentiles"]),
  basis: z.enum(PAY_BASES).optional(),
  pay: z.enum(PAY_KINDS).optional(),
  city: z.string().optional(),
  experience: z.number().optional(),
  counted: z.enum(["ranges", "rows"]).optional(),
  level: z.enum(["EN", "MI", "SE", "EX"]).optional(),
  confidence: z.enum(["low", "medium", "high"]).optional(),
  converted: z
    .strictObject({ from: z.string(), rate: z.number(), year: z.int(), source: id, via: id.optional() })
    .optional(),
  real: z.strictObject({ year: z.int(), factor: z.number(), source: id }).optional(),
  year: z.int(),
  source: id,
  note: z.string().optional(),
});

const sourceLine = z.strictObject({
  id,
  title: z.string(),
  publisher: z.string(),
  date: z.string(),
  url: z.string().optional(),
  licence: z.string(),
});

export const checkResultSchema = z.strictObject({
  seed: z.int(),
  asked: z.int(),
  right: z.int(),
  wrong: z.int(),
  dontKnow: z.int(),
  skills: z.array(
    z.strictObject({
      skill: id,
      claimed: z.number(),
      level: z.number(),
      low: z.number(),
      high: z.number(),
      asked: z.int(),
      right: z.int(),
    }),
  ),
  answers: checkTakenSchema.shape.answers,
  given: z.strictObject({ first: z.string(), last: z.string() }).optional(),
});

/** A sample person and what they score. */
const scoredPerson = z.strictObject({ id, title: z.string(), readiness: points });

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  generator: z.strictObject({ name: z.literal("mlcareer"), version: z.string() }),
  dataVersion: z.string(),
  role: z.strictObject({ id, title: z.string() }),
  assessedAt: z.string(),
  answered: z.int(),
  notAnswered: z.array(id),
  readiness: z.strictObject({
    claimed: points.min(0).max(100),
    claimedUpTo: points.min(0).max(100).optional(),
    claimedOfAsked: points.min(0).max(100).optional(),
    inferred: z.strictObject({ mean: points, low: points, high: points, questions: z.int() }).optional(),
  }),
  among: z.strictObject({ below: scoredPerson.optional(), above: scoredPerson.optional() }).optional(),
  gate: z.strictObject({ value: z.number().min(0).max(1), requirement: id.optional() }),
  requirements: z.array(
    z.strictObject({
      id,
      title: z.string(),
      kind: z.enum(["all", "best", "education"]),
      asked: z.number(),
      reached: z.number(),
      coverage: z.number().min(0).max(1),
      weight: z.number(),
      weightBasis: z.string(),
      floor: z.number().optional(),
      points,
      lost: points,
      notAsked: z.literal(true).optional(),
    }),
  ),
  gaps: z.array(
    z.strictObject({
      skill: id,
      requirement: id,
      level: z.number(),
      asked: z.number(),
      first: z.number(),
      status: z.enum(["blocking", "open", "refresh", "met"]),
      worth: points,
      hours: z.number().optional(),
      hoursWithPrerequisites: z.number().optional(),
      lastUsed: z.enum(LAST_USED).optional(),
      alternatives: z.array(id).optional(),
    }),
  ),
  losses: z.array(z.strictObject({ requirement: id, points })),
  strengths: z.array(id),
  evidence: z
    .strictObject({
      readiness: points.min(0).max(100),
      claimed: z.int(),
      shown: z.int(),
      skills: z.array(
        z.strictObject({
          skill: id,
          level: z.number(),
          supports: z.number(),
          last: z.string().optional(),
          stale: z.literal(true).optional(),
          evidence: z.array(evidenceSchema),
        }),
      ),
    })
    .optional(),
  roles: z.array(z.strictObject({ id, readiness: points, answered: z.int(), of: z.int() })),
  blockingWorth: points,
  first: z.array(z.strictObject({ skill: id, from: z.number(), to: z.number(), returns: points, hours: z.number() })),
  equalWeights: z.strictObject({ sameOrder: z.boolean(), top: z.array(id) }),
  decoysClaimed: z.array(id),
  pay: z.array(payRowSchema).optional(),
  check: checkResultSchema.optional(),
  sources: z.array(sourceLine),
  answers: answersSchema,
});

/** What `role --for-me` prints. */
export const decisionSchema = z.strictObject({
  schemaVersion: z.literal(1),
  dataVersion: z.string(),
  points,
  country: z.string().optional(),
  isOwnCountry: z.boolean(),
  short: z.boolean(),
  roles: z.array(
    z.strictObject({
      id,
      title: z.string(),
      readiness: reportSchema.shape.readiness.omit({ claimedOfAsked: true }),
      answered: z.int(),
      of: z.int(),
      hours: z.strictObject({ mustHaves: z.number().optional(), target: z.number().optional(), most: points }),
      pay: payRowSchema.optional(),
      tooFew: z.strictObject({ group: z.string(), n: z.int(), year: z.int().optional() }).optional(),
    }),
  ),
});

const ask = z.strictObject({
  name: z.string(),
  skill: id.optional(),
  kind: z.enum(["technology", "method", "concept", "soft", "degree"]),
  need: z.enum(["required", "preferred", "mentioned"]),
  level: z.int().optional(),
  levelBasis: z.enum(["wording", "role"]).optional(),
  /** One's own level of the skill. */
  you: z.number().optional(),
  quote: z.string(),
  /** In code points of the text as read. */
  start: z.int(),
  end: z.int(),
  /** Other names of which one is enough. */
  alternatives: z.array(z.string()).optional(),
});

/** One advert. */
export const matchSchema = z.strictObject({
  schemaVersion: z.literal(1),
  checked: z.boolean(),
  advert: z.strictObject({
    language: z.enum(["en", "de", "other"]),
    title: z.string().optional(),
    employer: z.string().optional(),
    place: z.string().optional(),
    seniority: z.string().optional(),
    years: z.int().optional(),
    degree: z.enum(["bachelors", "masters", "doctorate"]).optional(),
    pay: z
      .strictObject({
        low: z.number(),
        high: z.number(),
        currency: z.string(),
        period: z.enum(["year", "month", "day", "hour"]),
      })
      .optional(),
  }),
  asks: z.array(ask),
  readiness: reportSchema.shape.readiness.optional(),
  /** The musts that are skills of ours, and how many of them are met. */
  required: z.int(),
  met: z.int().optional(),
  gaps: reportSchema.shape.gaps,
  first: reportSchema.shape.first,
  unknown: z.array(z.string()),
  roles: z.array(z.strictObject({ id, share: z.number().min(0).max(1) })),
});

export const salarySchema = z.strictObject({
  schemaVersion: z.literal(1),
  filters: z.record(z.string(), z.unknown()),
  rows: z.array(payRowSchema),
  refused: z.array(
    z.strictObject({
      company: z.string().optional(),
      family: z.string().optional(),
      country: z.string().optional(),
      year: z.int().optional(),
      level: z.enum(["EN", "MI", "SE", "EX"]).optional(),
      n: z.int(),
      why: z.string(),
      source: id.optional(),
      /** The same in words: what the group is called, and `why` again. */
      group: z.string(),
      reason: z.string(),
    }),
  ),
  /** Rows left out for want of an exchange rate or a price index. */
  leftOut: z.array(
    z.strictObject({
      name: z.string(),
      country: z.string(),
      currency: z.string(),
      year: z.int(),
      source: id,
      reason: z.string(),
    }),
  ),
  /** Where the amount of --mine lies in every row of percentiles shown. */
  mine: z
    .strictObject({
      amount: z.number(),
      currency: z.string(),
      places: z.array(
        z.strictObject({
          company: z.string().optional(),
          group: z.string(),
          country: z.string(),
          level: z.string().optional(),
          year: z.int(),
          n: z.int().optional(),
          source: id,
          from: z.number(),
          to: z.number(),
          percentile: z.number(),
          low: z.number().optional(),
          high: z.number().optional(),
        }),
      ),
    })
    .optional(),
  sources: z.array(z.looseObject({ id })),
});

const day = z.iso.date();
const planBrief = {
  hoursPerWeek: z.number(),
  start: day,
  end: day,
  endEarliest: day,
  endLatest: day,
  hours: z.number(),
  readinessFrom: points,
  readinessTo: points,
  exactOrder: z.boolean(),
  goal: z
    .union([
      z.strictObject({ deadline: day, exact: z.boolean(), bound: z.number() }),
      z.strictObject({ target: z.number(), reached: z.boolean(), exact: z.boolean(), bound: z.number() }),
      z.strictObject({
        deadline: day,
        target: z.number(),
        reached: z.boolean(),
        exact: z.boolean(),
        bound: z.number(),
        needs: z.strictObject({ hours: z.number(), hoursPerWeek: z.number() }).optional(),
      }),
    ])
    .optional(),
  applying: z.strictObject({ starts: day, ends: day, hours: z.number() }).optional(),
  left: z.strictObject({ hours: z.number(), readiness: points }),
  practised: z.strictObject({ skills: z.array(id), points }),
  leftOut: z.array(id),
  only: z.literal("must-haves").optional(),
  tooShort: z.strictObject({ skill: id, to: z.int(), hours: z.number(), available: z.number() }).optional(),
};

const { id: projectId, title, summary, roles, uses, needs, milestones } = projectSchema.shape;
const { proves: _, ...milestone } = milestones.element.shape;

/** A project of a plan; `proves` of its milestones is what the plan proves there. */
const plannedProject = z.strictObject({
  id: projectId,
  title,
  summary,
  roles,
  uses,
  needs,
  milestones: z.array(
    z.strictObject({
      ...milestone,
      state: z.enum(["steps", "brought", "beyond"]),
      proves: z.array(z.strictObject({ skill: id, level: z.int() })),
      ends: day.optional(),
    }),
  ),
});

export const planSchema = z.strictObject({
  schemaVersion: z.literal(1),
  dataVersion: z.string(),
  role: id,
  ...planBrief,
  steps: z.array(
    z.strictObject({
      skill: id,
      from: z.int(),
      to: z.int(),
      phase: z.enum(PHASES),
      hours: z.number(),
      worth: points,
      starts: day,
      ends: day,
      after: z.array(id),
      must: z.boolean(),
      refresh: z.boolean(),
      requirements: z.array(id),
      makesWayFor: z.array(id),
      milestone: z.strictObject({ project: id, milestone: id, level: z.int() }).optional(),
      why: z.string(),
      resources: z.array(learningSchema.shape.learn.element),
      build: z.array(z.strictObject({ level: z.int(), text: z.string() })),
    }),
  ),
  /** The spine, in the order in which its projects begin. */
  projects: z.array(plannedProject),
  /** The plan for the answers' own role, where another was asked for. */
  compared: z.strictObject({ role: id, ...planBrief }).optional(),
});

const standing = z.strictObject({
  readiness: points,
  blocking: z.array(id),
  nearest: z.strictObject({ id, readiness: points }),
});

export const whatIfSchema = z.strictObject({
  schemaVersion: z.literal(1),
  role: id,
  changes: z.array(z.strictObject({ skill: id, from: z.int(), to: z.int(), hours: z.number() })),
  before: standing,
  after: standing,
});

const damaged = z.array(z.strictObject({ id: z.string(), reason: z.string() }));
const progress = {
  id: z.string(),
  role: id,
  hoursPerWeek: z.number(),
  start: day,
  end: day,
  steps: z.array(
    z.strictObject({
      skill: id,
      from: z.int(),
      to: z.int(),
      starts: day,
      ends: day,
      level: z.number(),
      state: z.enum(["reached", "late", "now", "ahead"]),
    }),
  ),
};

export const progressSchema = z.strictObject({ schemaVersion: z.literal(1), ...progress });

export const historySchema = z.strictObject({
  schemaVersion: z.literal(1),
  folder: z.string(),
  assessments: z.array(
    z.strictObject({
      id: z.string(),
      savedAt: z.string(),
      role: id,
      readiness: points,
      inferred: z.strictObject({ mean: points, low: points, high: points, questions: z.int() }).optional(),
      dataVersion: z.string(),
    }),
  ),
  checks: z.array(
    z.strictObject({ id: z.string(), savedAt: z.string(), answers: z.int(), right: z.int(), countsUntil: z.string() }),
  ),
  plan: z.strictObject(progress).optional(),
  damaged,
});

const moment = z.strictObject({ id: z.string(), savedAt: z.string() });

export const diffSchema = z.strictObject({
  schemaVersion: z.literal(1),
  from: moment,
  to: moment,
  role: z.strictObject({ id, title: z.string() }),
  remark: z.string().optional(),
  before: points,
  after: points,
  youChanged: points,
  rubricChanged: points,
  formulaChanged: z.boolean(),
  skills: z.array(z.strictObject({ skill: id, from: z.number(), to: z.number() })),
  requirements: z.array(z.strictObject({ id, title: z.string(), change: z.enum(["added", "removed", "changed"]) })),
});

export const checkSchema = z.strictObject({
  schemaVersion: z.literal(1),
  role: id,
  claimed: points,
  inferred: z.strictObject({ mean: points, low: points, high: points, questions: z.int() }).optional(),
  check: checkResultSchema,
});

const answeredBy = z.array(z.strictObject({ question: id, n: z.int() }));

export const calibrationSchema = z.strictObject({
  schemaVersion: z.literal(1),
  bank: z.string(),
  people: z.int(),
  sameQuestions: z.boolean(),
  fitted: z.array(
    z.strictObject({
      question: id,
      skill: id,
      ranked: z.number(),
      fitted: z.number(),
      standardError: z.number(),
      n: z.int(),
      p: z.number().min(0).max(1).optional(),
      pointBiserial: z.number().optional(),
    }),
  ),
  tooFew: answeredBy,
  beyond: answeredBy,
});
