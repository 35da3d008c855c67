import type { Term } from "../catalog/schema.ts";
import { alternativesIn } from "./alternatives.ts";
import type { Line, Sentence } from "./lines.ts";
import { type Need, type Reader, readLevel, readSayings, type Saying } from "./need.ts";
import { type Cue, findCues } from "./phrases.ts";
import type { Found } from "./terms.ts";
import type { Token } from "./tokens.ts";

/** One thing that an advert names. Places count Unicode code points of the text as decoded. */
export interface Ask {
  name: string;
  skill?: string;
  kind: Term["kind"];
  need: Need;
  /** 1 to 4, where the wording asks for one. */
  level?: number;
  quote: string;
  start: number;
  end: number;
  /** Other names of which one is enough. */
  alternatives?: string[];
}

/* What each sentence says of the names in it: by its own words, else by the part of the advert in which it stands. */

export interface Mention extends Ask {
  term: Term;
  line: Line;
  /** Words say that it is not asked. */
  denied: boolean;
}

const BY_SECTION: Record<Line["section"], Need> = {
  required: "required",
  preferred: "preferred",
  unasked: "mentioned",
  duties: "mentioned",
  stack: "mentioned",
  company: "mentioned",
  benefits: "mentioned",
  legal: "mentioned",
  body: "mentioned",
};
const SILENT = new Set<Line["section"]>(["unasked", "company", "benefits", "legal"]);
const LISTS = new Set<Line["section"]>(["required", "preferred"]);

interface Place {
  text: string;
  tokens: readonly Token[];
  reader: Reader;
  /** True where a part of the advert says by its heading what is required. */
  hasLists: boolean;
}

export function readMentions(
  text: string,
  tokens: readonly Token[],
  lines: readonly Line[],
  sentences: readonly Sentence[],
  found: readonly Found[],
  reader: Reader,
): Mention[] {
  const mentions: Mention[] = [];
  const hasLists = lines.some(({ section, heading }) => section === "required" && !heading);
  const place = { text, tokens, reader, hasLists };
  let next = 0;
  for (const sentence of sentences) {
    if (sentence.line.section === "legal") continue;
    while ((found[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.from) next++;
    const here: Found[] = [];
    while ((found[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.to) here.push(found[next++] as Found);
    if (here.length > 0) mentions.push(...mentionsIn(place, sentence, here));
  }
  const asks = lines.some(({ section }) => LISTS.has(section)) || mentions.some(isAskedTool);
  return asks ? mentions : mentions.map(asListed);
}

function isAskedTool({ kind, need }: Mention): boolean {
  return kind === "technology" && need !== "mentioned";
}

/** An advert that is a title and a bare list asks for what is in the list. */
function asListed(mention: Mention): Mention {
  const { line, kind, need } = mention;
  const listed = line.section === "body" && line.from > 0 && (line.bullet || line.to - line.from <= MOST_LISTED);
  return need === "mentioned" && listed && kind === "technology" && !mention.denied
    ? { ...mention, need: "required" }
    : mention;
}

/** The tokens of a line that can be a bare list. */
const MOST_LISTED = 24;

function mentionsIn(place: Place, { from, to, line }: Sentence, here: readonly Found[]): Mention[] {
  const { text, tokens, reader } = place;
  const nouns = here.map((one) => one.from);
  const sayings = readSayings(reader, tokens, from, to, nouns);
  const levels = findCues(reader.levels, tokens, from, to);
  const asking = findCues(reader.asking, tokens, from, to).length > 0;
  const usual = usualNeed(place, line, sayings, asking);
  const asked = withoutSubjects(tokens, here, from, to);
  const groups = alternativesIn(tokens, asked, from, reader);
  // A word of level that is part of a name ("deep learning") says nothing of others.
  const free = levels.filter((cue) => !here.some((name) => name.from <= cue.from && cue.to <= name.to));
  const seeking = line.section === "company" && findCues(reader.seeking, tokens, from, to).length > 0;
  return asked.map((one, i) => {
    const saying = sayings.filter((said) => one.from >= said.from && one.from < said.to).at(-1);
    const said = readLevel(free, reader.finite, tokens, from, one, to) ?? levelWithin(levels, one);
    const need = needOf(saying, line, { usual, asking, sought: seeking && said !== undefined });
    const level = need === "mentioned" ? undefined : said;
    const others = groups[i]?.filter((name) => name !== one.term.name) ?? [];
    const { name, kind, skill } = one.term;
    return {
      term: one.term,
      line,
      name,
      kind,
      ...(skill ? { skill } : {}),
      need,
      denied: saying?.need === "mentioned",
      ...(level === undefined ? {} : { level }),
      ...(others.length > 0 ? { alternatives: others } : {}),
      quote: text.slice(tokens[from]?.start, tokens[to - 1]?.end),
      start: tokens[one.from]?.start ?? 0,
      end: tokens[one.to - 1]?.end ?? 0,
    };
  });
}

/** What a sentence asks of a name that none of its own words speak of. */
function usualNeed({ hasLists }: Place, { section }: Line, sayings: readonly Saying[], asking: boolean): Need {
  const base = BY_SECTION[section];
  const prose = section === "body" || section === "stack" || (section === "duties" && !hasLists);
  const denied = sayings.some(({ need, stated }) => need === "mentioned" && stated === undefined);
  return base === "mentioned" && prose && asking && !denied ? "required" : base;
}

function needOf(
  saying: Saying | undefined,
  line: Line,
  { usual, asking, sought }: { usual: Need; asking: boolean; sought: boolean },
): Need {
  // "Our team is looking for somebody with experience in Spark" asks, wherever it stands.
  if (SILENT.has(line.section)) return sought && saying === undefined ? "required" : usual;
  if (saying === undefined) return usual;
  return saying.stated && LISTS.has(line.section) ? usual : needSaid(saying.need, line, asking);
}

/** "SQL-Kenntnisse" names the level with the thing; "deep learning" only seems to. */
function levelWithin(
  levels: readonly Cue<{ level: number; adjective: boolean }>[],
  { from, to }: Found,
): number | undefined {
  return levels.find((cue) => cue.from > from && cue.to === to && !cue.value.adjective)?.value.level;
}

/** A "must" inside a list of nice-to-haves does not lift it; in what the job is about it asks. */
function needSaid(need: Need, { section }: Line, asking: boolean): Need {
  if (need === "required")
    return section === "preferred" ? "preferred" : section === "duties" && !asking ? "mentioned" : "required";
  if (need === "preferred" && section === "duties") return asking ? "preferred" : "mentioned";
  return need;
}

/** "A degree in computer science, statistics or mathematics" asks for a degree, and for none of its subjects. */
function withoutSubjects(tokens: readonly Token[], here: readonly Found[], from: number, to: number): Found[] {
  const last = here.filter(({ term }) => term.kind === "degree").at(-1);
  if (!last) return [...here];
  const isBreak = (i: number) => [";", "–", "—"].includes(tokens[i]?.bare ?? "") || TURNS.has(tokens[i]?.bare ?? "");
  let end = last.to;
  while (end < to && !isBreak(end)) end++;
  const first = here.find(({ term }) => term.kind === "degree")?.from ?? from;
  return here.filter(({ term, from: at }) => !(SUBJECTS.has(term.kind) && at > first && at < end));
}

const SUBJECTS = new Set<Term["kind"]>(["concept", "method"]);
/** Words with which a sentence about a degree turns to something else. */
const TURNS = new Set(
  "experience years year knowledge skills plus erfahrung jahre kenntnisse berufserfahrung understanding focus".split(
    " ",
  ),
);
