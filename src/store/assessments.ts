import { join } from "node:path";
import type { Answers, CheckTaken, Rating, Rubric } from "../catalog/schema.ts";
import { UserError } from "../errors.ts";
import { readText } from "../io/read.ts";
import { replaceFile, sweep } from "../io/write.ts";
import { clean, parsedJson } from "../text/clean.ts";
import { Adverts } from "./adverts.ts";
import { Drafts } from "./drafts.ts";
import { deleteFolder, FilledAgain, isThere, type Kind } from "./folder.ts";
import { type Check, type Kept, Shelf } from "./shelf.ts";

export interface Assessment extends Kept {
  /** Version of the data it was made with. */
  dataVersion: string;
  answers: Answers & { role: string };
  /** Of an earlier version: the check taken on these answers. Checks are files of their own now. */
  check?: CheckTaken | undefined;
  /** So that a later comparison can tell a change of the person from a change of the data. */
  rubric?: Rubric | undefined;
  /** What to do first, as it was planned when the answers were saved, and for how many hours a week. */
  first?: { hoursPerWeek: number; steps: FirstStep[] } | undefined;
}

/** One of the things to do first; points it returns after the ones before it. */
export interface FirstStep {
  skill: string;
  from: number;
  to: number;
  returns: number;
  hours: number;
}

/** The answers of a check; they belong to the person, whatever ratings are combined with them. */
export interface KeptCheck extends Kept, CheckTaken {
  /** Version of the data whose questions were asked. */
  dataVersion: string;
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
  /** Points and hours are missing in files of an earlier version. */
  steps: {
    skill: string;
    from: number;
    to: number;
    starts: string;
    ends: string;
    worth?: number | undefined;
    hours?: number | undefined;
  }[];
}

const CALENDAR = "calendar.json";

/** What left a draft behind a minute ago has ended: a write takes milliseconds. */
const MINUTE = 60 * 1000;

const shelf: Kind = { isOurs: (name) => name.endsWith(".json") };

/** What the folder holds, for deleting. Files beside a draft begin with its name. */
const KEPT: Kind = {
  isOurs: (name) => /^(draft|check|calendar)\b/.test(name),
  folders: { assessments: shelf, plans: shelf, checks: shelf, adverts: shelf },
};

/** How often deleting begins anew because another process saved meanwhile, and the pause between, in ms. */
const DELETIONS = 100;
const PAUSE = 5;

/** Evidence was a link once, and nothing else. */
function withEvidenceAsLists(saved: Assessment): Assessment {
  const ratings = Object.entries(saved.answers.ratings).map(([id, rating]): [string, Rating] => {
    const { evidence } = rating as { evidence?: unknown };
    return [id, typeof evidence === "string" ? { ...rating, evidence: [{ kind: "link", where: evidence }] } : rating];
  });
  return { ...saved, answers: { ...saved.answers, ratings: Object.fromEntries(ratings) } };
}

/** Everything kept of a person, in one folder. */
export class Store {
  readonly folder: string;
  readonly assessments: Shelf<Assessment>;
  readonly plans: Shelf<KeptPlan>;
  /** Checks that were taken. */
  readonly taken: Shelf<KeptCheck>;
  /** Interviews and checks that are not finished. */
  readonly interviews: Drafts;
  readonly checks: Drafts;
  readonly adverts: Adverts;

  constructor(
    folder: string,
    check: { assessment: Check<Assessment>; plan: Check<KeptPlan>; taken: Check<KeptCheck> },
  ) {
    this.folder = folder;
    this.assessments = new Shelf(join(folder, "assessments"), "assessment", check.assessment, "", withEvidenceAsLists);
    this.plans = new Shelf(join(folder, "plans"), "plan", check.plan, "plan-");
    this.taken = new Shelf(join(folder, "checks"), "check", check.taken, "check-");
    this.interviews = new Drafts(folder, "draft");
    this.checks = new Drafts(folder, "check");
    this.adverts = new Adverts(join(folder, "adverts"));
  }

  /** The assessment with an id, or the latest. Throws UserError when there is none. */
  async assessment(id?: string): Promise<Assessment> {
    const found = await this.assessments.find(id);
    if (found) return found;
    if (this.interviews.list().length > 0)
      throw new UserError(
        "There is no saved assessment yet, but an interview that is not finished.",
        "Go on with it: mlcareer assess --continue",
      );
    throw new UserError(
      "There is no saved assessment yet.",
      "Start with: mlcareer assess (or see mlcareer assess --example)",
    );
  }

  /** Deletes an assessment, a check or a plan, and what killed processes left of writing it. Throws UserError. */
  delete(kind: "assessments" | "plans" | "taken", id: string): void {
    this[kind].delete(id);
    sweep(this.folder, MINUTE); // its draft held the same answers
  }

  /**
   * Deletes every trace: assessments, plans, checks, what was left unfinished, the folder itself. Throws UserError when
   * anything is left.
   */
  async deleteAll(): Promise<void> {
    for (let n = 1; ; n++) {
      try {
        deleteFolder(this.folder, KEPT);
        return;
      } catch (error) {
        if (!(error instanceof FilledAgain) || n === DELETIONS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  /**
   * What tells this person's calendars from those of everybody else: drawn once by chance, so that it says nothing of
   * anybody, and kept, so that a plan exported again replaces its entries.
   */
  calendarKey(draw: () => string): string {
    const file = join(this.folder, CALENDAR);
    const kept = isThere(file) ? parsedJson(clean(readText(file))) : undefined;
    if (typeof kept === "object" && kept !== null && "key" in kept && typeof kept.key === "string") return kept.key;
    const key = draw();
    replaceFile(file, `${JSON.stringify({ key }, null, 2)}\n`, { makeFolder: true });
    return key;
  }
}
