import * as z from "zod";
import {
  answersSchema,
  codeSignSchema,
  companiesSchema,
  demandSchema,
  learningSchema,
  marketSchema,
  moneySchema,
  peopleSchema,
  projectSchema,
  questionsSchema,
  responsesSchema,
  roleSchema,
  salariesSchema,
  skillSchema,
  sourceSchema,
  vocabularySchema,
} from "../../catalog/schema.ts";
import {
  calibrationSchema,
  checkSchema,
  decisionSchema,
  diffSchema,
  historySchema,
  matchSchema,
  planSchema,
  progressSchema,
  reportSchema,
  salarySchema,
  whatIfSchema,
} from "./schemas.ts";

const SCHEMAS: Record<string, z.ZodType> = {
  answers: answersSchema,
  report: reportSchema,
  decision: decisionSchema,
  salary: salarySchema,
  match: matchSchema,
  check: checkSchema,
  responses: responsesSchema,
  calibration: calibrationSchema,
  plan: planSchema,
  "what-if": whatIfSchema,
  history: historySchema,
  "history-diff": diffSchema,
  "history-progress": progressSchema,
  sources: z.array(sourceSchema),
  skills: z.array(skillSchema),
  role: roleSchema,
  companies: companiesSchema,
  salaries: salariesSchema,
  demand: demandSchema,
  market: marketSchema,
  money: moneySchema,
  people: peopleSchema,
  questions: questionsSchema,
  resources: z.array(learningSchema),
  project: projectSchema,
  vocabulary: vocabularySchema,
  code: z.array(codeSignSchema),
};

export const SCHEMA_NAMES = Object.keys(SCHEMAS);

/** The JSON Schema of a file the program reads or of what it prints; undefined for an unknown name. */
export function jsonSchema(name: string): object | undefined {
  const schema = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  return schema && z.toJSONSchema(schema, { io: "input" });
}
