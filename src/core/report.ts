import type { Answers, Catalog, Role } from "../catalog/schema.ts";
import type { Known } from "./check/known.ts";
import { type CheckResult, checkResult, decoysClaimed, type InferredReadiness } from "./check/result.ts";
import { largestCountries, newest } from "./pay/choose.ts";
import { type PayRow, payRows } from "./pay/rows.ts";
import type {
  ClaimedReadiness,
  Evidence,
  EvidencedSkill,
  FirstStep,
  Report as Published,
  ReportGap,
} from "./published.ts";
import { placeAmong, type ScoredPerson, scorePeople } from "./score/among.ts";
import { assumeUnasked, isAsked, keepAsked } from "./score/asked.ts";
import { evidencedOf } from "./score/evidenced.ts";
import { skillFacts } from "./score/facts.ts";
import { type Gap, gaps, strengths, topGaps, topWithEqualWeights, worthOf } from "./score/gaps.ts";
import { hoursWithPrerequisites } from "./score/hours.ts";
import { DEGREES } from "./score/levels.ts";
import { needsFor } from "./score/prerequisites.ts";
import { type Profile, profileOf, readiness } from "./score/readiness.ts";
import { rounded } from "./score/rounded.ts";

export type { Evidence, EvidencedSkill, ReportGap };
export { profileOf };

interface Readiness extends ClaimedReadiness {
  inferred?: InferredReadiness | undefined;
}

/** The whole result of an assessment; its JSON is a published contract (schemaVersion). Points are of 100. */
export interface Report extends Published {
  /** What the person claims; never mixed with what was checked or inferred. */
  readiness: Readiness;
  pay?: PayRow[] | undefined;
  /** How the check went, where one was taken. */
  check?: CheckResult | undefined;
  /** What was answered, so that a saved report can be scored again. */
  answers: Answers;
}

export interface ReportInput {
  catalog: Pick<
    Catalog,
    | "questions"
    | "version"
    | "skills"
    | "demand"
    | "roles"
    | "sources"
    | "companies"
    | "salaries"
    | "people"
    | "scoredPeople"
    | "projects"
  >;
  role: Role;
  answers: Answers;
  assessedAt: string;
  version: string;
  check?: Known | undefined;
  /** What to do first, as planned (core/plan/first.ts): a report that knows it need not load the planner. */
  first: readonly FirstStep[];
}

/** Scores answers against a role and gathers all that a report says. Pure: same input, same report. */
export function makeReport({ catalog, role, answers, assessedAt, version, check, first }: ReportInput): Report {
  const facts = skillFacts(catalog, role);
  const profile = profileOf(answers);
  const score = readiness(role, profile);
  const short = answers.way === "short";
  // After the short way gaps and steps are those of what was asked.
  const assumed = short ? assumeUnasked(profile, catalog.skills) : profile;
  const best = short ? readiness(role, assumed).value : score.value;
  const ranked = gaps(role, assumed, facts).filter(({ skill }) => !short || profile.ratings.has(skill));
  const asked = skillsOf(role);
  const notAnswered = asked.filter((id) => !profile.ratings.has(id));
  const blocking = ranked.filter(({ status }) => status === "blocking");
  const needs = needsFor(role, assumed.ratings, facts);
  const withPrerequisites = (skill: string, asked: number) =>
    hoursWithPrerequisites(skill, asked, assumed.ratings, facts, needs);
  let pay: PayRow[] | undefined;
  const payRowsOnce = () => (pay ??= payOf(catalog, role, answers.country));
  const checked = check && checkResult(role, profile, catalog, check);
  const evidence = evidencedOf(role, profile, assessedAt);
  const compared = short ? keepAsked(role, profile) : role;
  const comparable = compared.requirements.length > 0;
  const ofAsked = comparable ? rounded(readiness(compared, profile).value) : 0;
  return {
    schemaVersion: 1,
    generator: { name: "mlcareer", version },
    dataVersion: catalog.version,
    role: { id: role.id, title: role.title },
    assessedAt,
    answered: asked.length - notAnswered.length,
    notAnswered,
    readiness: {
      claimed: rounded(score.value),
      ...(short ? { claimedUpTo: rounded(best), claimedOfAsked: ofAsked } : {}),
      ...(checked?.inferred ? { inferred: checked.inferred } : {}),
    },
    // This, pay, equal weights, sources and hours with prerequisites are worked out when asked for: no page shows all.
    get among() {
      const people = comparable ? scored(catalog, compared).map(roundPerson) : [];
      return people.length > 0 ? placeAmong(ofAsked, people) : undefined;
    },
    gate:
      score.gate.requirement === undefined
        ? { value: 1 }
        : { value: rounded(score.gate.value), requirement: score.gate.requirement },
    requirements: score.requirements.map(({ requirement, reached, coverage, points, lost }) => ({
      id: requirement.id,
      title: requirement.title,
      kind: requirement.kind,
      asked: requirement.kind === "education" ? DEGREES.indexOf(requirement.asked) : requirement.asked,
      reached: rounded(reached),
      coverage: rounded(coverage),
      weight: rounded(requirement.weight),
      weightBasis: requirement.weightBasis,
      ...(requirement.kind !== "education" && requirement.floor !== undefined ? { floor: requirement.floor } : {}),
      points: rounded(points),
      lost: rounded(lost),
      ...(short && !isAsked(requirement, profile) ? { notAsked: true as const } : {}),
    })),
    gaps: ranked.map((gap) => reportGap(gap, withPrerequisites)),
    losses: score.losses.map(({ requirement, points }) => ({ requirement, points: rounded(points) })),
    strengths: strengths(role, profile.ratings),
    ...(evidence ? { evidence: { ...evidence, readiness: rounded(evidence.readiness) } } : {}),
    roles: catalog.roles.map((other) => standing(other, profile)),
    blockingWorth: rounded(blocking.length > 0 ? worthOf(role, assumed, blocking, best) : 0),
    first: first.map((step) => ({
      ...step,
      returns: rounded(step.returns),
    })),
    get equalWeights() {
      const equal = topWithEqualWeights(role, assumed, facts);
      return { sameOrder: topGaps(ranked).join() === equal.join(), top: equal };
    },
    decoysClaimed: decoysClaimed(catalog, profile),
    get pay() {
      return payRowsOnce().length > 0 ? payRowsOnce() : undefined;
    },
    ...(checked ? { check: checked.result } : {}),
    get sources() {
      return sourcesOf(catalog, role, payRowsOnce());
    },
    answers,
  };
}

function scored(catalog: ReportInput["catalog"], role: Role): readonly ScoredPerson[] {
  return catalog.scoredPeople?.(role) ?? scorePeople(role, catalog.people);
}

const COUNTRIES_WITHOUT_ONE = 5;

/** Newest pay for the role: every level in the person's country, or all levels together in the largest countries. */
function payOf(catalog: ReportInput["catalog"], { payGroups: groups }: Role, country: string | undefined): PayRow[] {
  const rows = payRows(catalog, { groups, country });
  if (country) return newest(rows, { levels: true });
  const overall = newest(rows, { levels: false }).filter(({ kind }) => kind === "percentiles");
  const largest = largestCountries(overall, COUNTRIES_WITHOUT_ONE);
  return overall.filter((row) => largest.includes(row.country));
}

/** Every skill a role's requirements name, once, in file order. */
export function skillsOf(role: Role): string[] {
  return [
    ...new Set(role.requirements.flatMap((r) => (r.kind === "education" ? [] : r.options.map(({ skill }) => skill)))),
  ];
}

function standing(role: Role, profile: Profile): Report["roles"][number] {
  const skills = skillsOf(role);
  const answered = skills.filter((id) => profile.ratings.has(id)).length;
  return { id: role.id, readiness: rounded(readiness(role, profile).value), answered, of: skills.length };
}

function reportGap(gap: Gap, withPrerequisites: (skill: string, asked: number) => number): ReportGap {
  const { skill, requirement, level, asked, first, status, worth, hours, lastUsed, alternatives } = gap;
  return {
    skill,
    requirement,
    level,
    asked,
    first,
    status,
    worth: rounded(worth),
    ...(hours > 0 ? { hours } : {}),
    get hoursWithPrerequisites() {
      return hours > 0 ? withPrerequisites(skill, asked) : undefined;
    },
    ...(lastUsed ? { lastUsed } : {}),
    ...(alternatives.length > 0 && status !== "met" ? { alternatives } : {}),
  };
}

function sourcesOf({ sources, demand }: ReportInput["catalog"], role: Role, pay: readonly PayRow[]): Report["sources"] {
  const used = new Set([
    ...role.sources,
    ...role.requirements.flatMap((requirement) => requirement.sources),
    ...demand.sets.map(({ source }) => source),
    ...pay.map(({ source }) => source),
    "mlcareer-estimates",
  ]);
  return sources
    .filter(({ id }) => used.has(id))
    .map(({ id, title, publisher, date, url, licence }) => ({
      id,
      title,
      publisher,
      date,
      ...(url ? { url } : {}),
      licence,
    }));
}

function roundPerson(one: ScoredPerson): ScoredPerson {
  return { ...one, readiness: rounded(one.readiness) };
}
