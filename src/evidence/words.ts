/** What a part of an advert is about. `body` is everything before the first heading that says so. */
export type Section =
  | "required"
  | "preferred"
  | "unasked"
  | "duties"
  | "stack"
  | "company"
  | "benefits"
  | "legal"
  | "body";

/** The words of one language: everything that is read in an advert besides names. All in small letters. */
export interface Words {
  id: "en" | "de";
  name: string;
  /** Frequent little words that tell the language. */
  common: readonly string[];
  /** Words of which an advert has at least one. */
  hiring: readonly string[];
  /** Headings by what follows under them: whole headings, and (with … at an end) what they begin or end with. */
  headings: Readonly<Record<Exclude<Section, "body">, readonly string[]>>;
  /** What words anywhere in a heading hint at where none of the headings fits. */
  hints: Readonly<Record<"unasked" | "preferred" | "required", readonly string[]>>;
  /** Said of what is no must. `before` holds for what follows it, `after` for what it follows. */
  preferred: { before: readonly string[]; after: readonly string[] };
  required: readonly string[];
  /** Said of what is not asked at all. */
  negation: { before: readonly string[]; after: readonly string[] };
  /** What an employer says of itself: "we use". Nothing is asked of anybody by it. */
  stated: readonly string[];
  /** Verbs that close a part of a sentence: what follows a comma after them is another matter. */
  finite: readonly string[];
  /** Said after a comma of one thing more: "a plus, Snowflake too". */
  too: readonly string[];
  /** Said of whom an employer wants: it asks, even where the employer speaks of itself. */
  seeking: readonly string[];
  /** Words of a sentence that asks something of the reader. */
  asking: readonly string[];
  /** Levels by the words that ask for them. An adjective wins over the noun that follows it. */
  levels: { adjectives: Readonly<Record<string, number>>; nouns: Readonly<Record<string, number>> };
  or: readonly string[];
  and: readonly string[];
  /** What opens a list of which one is enough. */
  examples: readonly string[];
  /** What makes a list of subjects of a degree's. */
  subjects: readonly string[];
  years: readonly string[];
  experience: readonly string[];
  /** What a sentence has that asks for years without the word "experience": "at least", "you have spent". */
  yearsAsked: readonly string[];
  numbers: Readonly<Record<string, number>>;
  seniority: Readonly<Record<string, string>>;
  /** Nouns of which a job title has one; also as the end of a word. */
  jobs: readonly string[];
  labels: { title: readonly string[]; employer: readonly string[]; place: readonly string[] };
  /** "… is hiring", "at …": what stands between an employer's name and the rest. */
  hires: readonly string[];
  /** What a title in running text follows: "we are looking for a". */
  seeks: readonly string[];
  /** Ends of words that hide a name: "Pythonkenntnisse". */
  suffixes: readonly string[];
  /** Abbreviations whose full stop ends no sentence. */
  abbreviations: readonly string[];
}
