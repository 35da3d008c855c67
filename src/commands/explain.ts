import { roleOf, type Session } from "../app/session.ts";
import { DEFAULT_ROLE } from "../app/target.ts";
import type { Catalog } from "../catalog/schema.ts";
import { companyRows } from "../core/pay/companies.ts";
import { employerKey, indexEmployers } from "../core/pay/employers.ts";
import { findCompany, payRows } from "../core/pay/rows.ts";
import { findSkill } from "../core/score/facts.ts";
import { profileOf } from "../core/score/readiness.ts";
import { UserError } from "../errors.ts";
import { facts, heading, type Page, paragraph } from "../render/blocks.ts";
import type { Assessment } from "../store/assessments.ts";
import { localDay } from "../text/day.ts";
import { didYouMean } from "../text/unknown.ts";
import { explainFigure, explainPay, explainRequirement, explainSkill, WORDS } from "../views/explain.ts";
import { explainCompanyPay, explainCountryPay, explainInflation, explainRates } from "../views/explain-money.ts";
import { explainReadiness, type Worked } from "../views/explain-readiness.ts";
import { rolePage } from "../views/role.ts";
import { sourceFacts } from "../views/sources.ts";

/** Something that can be explained: by what words, and how. The first that knows the words answers. */
type Explainer = (words: string[], catalog: Catalog, session: Session) => Page | undefined | Promise<Page>;

/** Words that screens print, and what explains them. */
const SAME_AS: Readonly<Record<string, string>> = {
  "must-have": "gate",
  "must-haves": "gate",
  "must have": "gate",
  blocking: "status",
  measured: "check",
  claimed: "readiness",
  level: "levels",
  points: "worth",
};

const EXPLAINERS: readonly Explainer[] = [
  ([word, ...role], catalog, session) =>
    word === "readiness" || word === "score" ? readinessPage(session, catalog, role.join("-")) : undefined,
  ([word, ...rest], catalog) => (word === "salary" || word === "pay" ? pay(rest.join(" "), catalog) : undefined),
  ([word = ""]) => (Object.hasOwn(WORDS, word) ? shortPage(word) : undefined),
  (words, catalog) => {
    const found = findSkill(catalog.skills, words.join(" "));
    return found && explainSkill(found, catalog);
  },
  requirement,
  ([word = "", currency], catalog) =>
    /^(exchange-)?rates?$/.test(word) ? explainRates(catalog, currency?.toUpperCase()) : undefined,
  ([word, country], catalog) => (word === "inflation" ? explainInflation(catalog, country?.toUpperCase()) : undefined),
  (words, catalog) =>
    catalog.roles
      .filter((role) => [role.id, role.title.toLowerCase()].includes(words.join(" ")))
      .map((role) => rolePage(role, catalog))[0],
  ([word], catalog) =>
    catalog.market.figures.filter(({ id }) => id === word).map((figure) => explainFigure(figure, catalog))[0],
  ([word], catalog) =>
    catalog.sources
      .filter(({ id }) => id === word)
      .map((source): Page => [heading(source.title, 1), facts(sourceFacts(source))])[0],
];

/** Prints formula, inputs, source and date of a number. Throws UserError for what it does not know. */
export async function explain(session: Session, words: readonly string[]): Promise<void> {
  const catalog = await session.catalog();
  const typed = words.map((word) => word.toLowerCase());
  const same = SAME_AS[typed.join(" ")];
  const wanted = same === undefined ? typed : [same];
  for (const explainer of EXPLAINERS) {
    const page = await explainer([...wanted], catalog, session);
    if (page) return session.show(page);
  }
  throw new UserError(
    `Nothing is called "${words.join(" ")}" here.`,
    didYouMean(
      wanted.join(" "),
      topics(catalog),
      "Try: readiness, levels, worth, gate, hours, status, check, plan, percentile, confidence, exchange-rate, inflation, salary COMPANY, salary US, a skill, a requirement, a role, a source.",
    ),
  );
}

const EXAMPLE = "backend-engineer";

/** With the numbers of the latest assessment where there is one, for the role named, else for the one it was made for. */
async function readinessPage(session: Session, catalog: Catalog, wanted: string): Promise<Page> {
  const latest = await findLatest(session);
  const own = latest?.answers.role;
  const kept = catalog.roles.some(({ id }) => id === own) ? own : undefined;
  const role = roleOf(catalog, wanted || kept || DEFAULT_ROLE);
  const worked = latest ? { profile: profileOf(latest.answers), day: localDay(latest.savedAt) } : example(catalog);
  return explainReadiness(role, catalog, worked);
}

/** The latest assessment; one that cannot be read is told and passed over, since the formula can be explained without. */
async function findLatest(session: Session): Promise<Assessment | undefined> {
  try {
    return await (await session.store()).assessments.find();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    session.say(`Your latest assessment is left out: ${error.message}`);
    return undefined;
  }
}

function example({ people }: Catalog): Worked | undefined {
  const person = people.find(({ id }) => id === EXAMPLE) ?? people[0];
  return person && { profile: profileOf(person.answers), called: person.called ?? person.title };
}

/** All that can be explained, for suggestions and completion. */
export function topics(catalog: Catalog): string[] {
  return [
    "readiness",
    "salary",
    "exchange-rate",
    "inflation",
    ...Object.keys(WORDS),
    ...catalog.skills.flatMap(({ id, status }) => (status === "decoy" ? [] : [id])),
    ...catalog.roles.flatMap(({ id, requirements }) => [id, ...requirements.map((r) => r.id)]),
    ...catalog.market.figures.map(({ id }) => id),
    ...catalog.sources.map(({ id }) => id),
  ];
}

function shortPage(word: string): Page {
  const entry = WORDS[word];
  return entry ? [heading(entry.title, 1), ...entry.text.map((text) => paragraph(text))] : [];
}

/** "explain python-language" or "explain data-scientist statistics": a requirement, of the ML engineer unless a role is named. */
/** By its id, that of its role before it where several have it, or by its title. */
function requirement(words: string[], catalog: Catalog): Page | undefined {
  const [first = "", second] = words;
  const title = words.join(" ");
  const named = catalog.roles.filter(({ id }) => id === first);
  const roles = second === undefined || named.length === 0 ? catalog.roles : named;
  const wanted = second ?? first;
  for (const role of [...roles].sort((a, b) => Number(b.id === DEFAULT_ROLE) - Number(a.id === DEFAULT_ROLE))) {
    const found = role.requirements.find((one) => one.id === wanted || one.title.toLowerCase() === title);
    if (found) return explainRequirement(roleOf(catalog, role.id), found, catalog);
  }
  return undefined;
}

function pay(typed: string, catalog: Catalog): Page {
  if (typed === "")
    return explainPay(
      "Pay figures that are averages",
      payRows(catalog).filter(({ kind }) => kind === "average"),
      catalog,
    );
  const country = explainCountryPay(catalog, typed.toUpperCase());
  if (country) return country;
  const company = findCompany(catalog.companies, typed) ?? indexEmployers(catalog.companies).get(employerKey(typed));
  if (company) {
    const single = explainPay(`Pay at ${company.name}`, payRows(catalog, { companies: [company.id] }), catalog);
    const spread = companyRows(catalog, company.id);
    return spread.length > 0 ? [...single, ...explainCompanyPay(spread, catalog)] : single;
  }
  throw new UserError(
    `No pay is known for a company called ${typed}.`,
    didYouMean(
      typed,
      catalog.companies.flatMap(({ id, name }) => [id, name]),
      "mlcareer salary lists them.",
    ),
  );
}
