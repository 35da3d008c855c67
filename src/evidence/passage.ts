import type { Finding } from "./finding.ts";

/* What a résumé, a profile or a document holds, whatever it was written in: stretches of text that each tell of one thing. */

/** What kind of thing a stretch tells of; how much it can show depends on it. */
export type Telling = "work" | "training" | "project" | "list" | "study" | "certificate" | "summary";

export interface Passage {
  telling: Telling;
  /** A line for each thing told. */
  text: string;
  /** Relative to what was given: `resume.json, work 2`. */
  where: string;
  /** The last month of it, `YYYY-MM`. */
  until?: string | undefined;
  /** The words of the person for how well they know what a list names. */
  level?: string | undefined;
}

/** Words that stand for somebody or some place, to be masked wherever they come up. */
export interface Personal {
  text: string;
  as: "name" | "employer" | "contact" | "place";
  /** Told by where it stands alone: a technology there is a technology, and nobody's name. */
  guessed?: true;
}

/** All that is taken from one thing that was given. */
export interface Dossier {
  kind: Exclude<Finding["kind"], "code">;
  passages: Passage[];
  personal: Personal[];
}

/** The highest degree told, and whether its subject is one that adverts ask for. */
export interface DegreeTold {
  degree: "bachelors" | "masters" | "doctorate";
  related: boolean;
}
