/** What a file or a repository says of a skill: proposed to the person, never claimed for them. */
export interface Finding {
  /** Id of the skill. */
  readonly skill: string;
  /** The most that this alone supports: 1 to 3, never 4; code alone at most 2. */
  readonly level: 1 | 2 | 3;
  readonly kind: "resume" | "linkedin" | "document" | "code";
  /** Relative to what was given: `train.py`, `resume.json, work 2`. */
  readonly where: string;
  /** The clause that names the skill: at most 120 characters, nothing personal in it. */
  readonly quote: string;
  /** The last month of it, `YYYY-MM`. */
  readonly date?: string;
}
