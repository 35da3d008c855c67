import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Answers, CheckTaken, Rubric } from "../catalog/schema.ts";
import { UserError } from "../errors.ts";
import { readText } from "../io/read.ts";
import { ensureFolder, replaceFile } from "../io/write.ts";
import { clean, parsedJson } from "../text/clean.ts";
import { Drafts } from "./drafts.ts";
import { type Check, type Kept, Shelf } from "./shelf.ts";

export interface Assessment extends Kept {
  /** Version of the data it was made with. */
  dataVersion: string;
  answers: Answers & { role: string };
  /** The knowledge check taken on these answers, if one was. */
  check?: CheckTaken | undefined;
  /** So that a later comparison can tell a change of the person from a change of the data. */
  rubric?: Rubric | undefined;
}

/** A plan that somebody set out on. */
export interface KeptPlan extends Kept {
  dataVersion: string;
  /** The assessment it was made for. */
  assessment: string;
  role: string;
  hoursPerWeek: number;
  start: string;
  end: string;
  steps: { skill: string; from: number; to: number; starts: string; ends: string }[];
}

const CALENDAR = "calendar.json";

/** Everything kept of a person, in one folder. */
export class Store {
  readonly folder: string;
  readonly assessments: Shelf<Assessment>;
  readonly plans: Shelf<KeptPlan>;
  /** Interviews and checks that are not finished. */
  readonly interviews: Drafts;
  readonly checks: Drafts;

  constructor(folder: string, check: { assessment: Check<Assessment>; plan: Check<KeptPlan> }) {
    this.folder = folder;
    this.assessments = new Shelf(join(folder, "assessments"), "assessment", check.assessment);
    this.plans = new Shelf(join(folder, "plans"), "plan", check.plan, "plan-");
    this.interviews = new Drafts(folder, "draft");
    this.checks = new Drafts(folder, "check");
  }

  /** The assessment with an id, or the latest. Throws UserError when there is none. */
  async assessment(id?: string): Promise<Assessment> {
    const found = await this.assessments.find(id);
    if (found) return found;
    throw new UserError(
      "There is no saved assessment yet.",
      "Start with: mlcareer assess (or see mlcareer assess --example)",
    );
  }

  /** Removes every trace: assessments, plans, what was left unfinished, the folder itself. */
  deleteAll(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * What tells this person's calendars from those of everybody else: drawn once by chance, so that it says nothing of
   * anybody, and kept, so that a plan exported again replaces its entries.
   */
  calendarKey(draw: () => string): string {
    const file = join(this.folder, CALENDAR);
    const kept = existsSync(file) ? parsedJson(clean(readText(file))) : undefined;
    if (typeof kept === "object" && kept !== null && "key" in kept && typeof kept.key === "string") return kept.key;
    const key = draw();
    ensureFolder(this.folder);
    replaceFile(file, `${JSON.stringify({ key }, null, 2)}\n`);
    return key;
  }
}
