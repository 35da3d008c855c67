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
import { explainFigure, explainPay, explainRequirement, explainSkill } from "../views/explain.ts";
import { explainCompanyPay, explainCountryPay, explainInflation, explainRates } from "../views/explain-money.ts";
import { explainReadiness, type Worked } from "../views/explain-readiness.ts";
import { SAME_AS, WORDS } from "../views/explain-words.ts";
import { nextLine } from "../views/next.ts";
import { rolePage } from "../views/role.ts";
import { sourceFacts, sourcesPage } from "../views/sources.ts";

/** A page and the commands that go on from it. */
interface Explained {
  page: Page;
  next: string[];
}

type Answer = Explained | undefined;

/** Something that can be explained: by what words, and how. The first that knows the words answers. */
type Explainer = (words: string[], catalog: Catalog, session: Session) => Answer | Promise<Answer>;

const READINESS = "mlcareer explain readiness";

/** Undefined where there is no page. */
function answer(page: Page | undefined, ...next: string[]): Answer {
  return page && { page, next };
}

const EXPLAINERS: readonly Explainer[] = [
  async ([word, ...role], catalog, session) =>
    word === "readiness" || word === "score"
      ? answer(await readinessPage(session, catalog, role.join("-")), "mlcareer report", "mlcareer explain weight")
      : undefined,
  ([word, ...rest], catalog) =>
    word === "salary" || word === "pay" ? answer(pay(rest.join(" "), catalog), "mlcareer salary") : undefined,
  (words) => shortPage(words.join(" ")),
  ([word = "", currency], catalog) =>
    /^(exchange-)?rates?$/.test(word)
      ? answer(explainRates(catalog, currency?.toUpperCase()), "mlcareer salary --currency USD")
      : undefined,
  ([word, country], catalog) =>
    word === "inflation" ? answer(explainInflation(catalog, country?.toUpperCase()), "mlcareer salary") : undefined,
  ([word], catalog) => (word === "sources" ? answer(sourcesPage(catalog.sources), "mlcareer data sources") : undefined),
  (words, catalog) => {
    const found = findSkill(catalog.skills, words.join(" "));
    return found && answer(explainSkill(found, catalog), `mlcareer skill ${found.id}`, READINESS);
  },
  requirement,
  (words, catalog) => {
    const found = catalog.roles.find(({ id, title }) => [id, title.toLowerCase()].includes(words.join(" ")));
    return found && answer(rolePage(found, catalog), `${READINESS} ${found.id}`, "mlcareer role --for-me");
  },
  ([word], catalog) => {
    const found = catalog.market.figures.find(({ id }) => id === word);
    return found && answer(explainFigure(found, catalog), "mlcareer market");
  },
  ([word], catalog) => {
    const found = catalog.sources.find(({ id }) => id === word);
    return found && answer([heading(found.title, 1), facts(sourceFacts(found))], "mlcareer data sources");
  },
];

/** Prints formula, inputs, source and date of a number. Throws UserError for what it does not know. */
export async function explain(session: Session, words: readonly string[]): Promise<void> {
  const catalog = await session.catalog();
  const typed = words.map((word) => word.toLowerCase());
  const phrase = typed.join(" ");
  const wanted = Object.hasOwn(SAME_AS, phrase) ? [SAME_AS[phrase] ?? ""] : typed;
  for (const explainer of EXPLAINERS) {
    const found = await explainer([...wanted], catalog, session);
    if (found) return session.showLong([...found.page, nextLine(found.next)]);
  }
  throw new UserError(
    `Nothing is called "${words.join(" ")}" here.`,
    didYouMean(
      wanted.join(" "),
      topics(catalog),
      `Try: readiness, ${Object.keys(WORDS).join(", ")}, exchange-rate, inflation, sources, salary COMPANY, salary US, a skill, a requirement, a role, a source.`,
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
    "sources",
    ...Object.keys(WORDS),
    ...Object.keys(SAME_AS),
    ...catalog.skills.flatMap(({ id, name, status }) => (status === "decoy" ? [] : [id, name])),
    ...catalog.roles.flatMap(({ id, title, requirements }) => [
      id,
      title,
      ...requirements.flatMap((r) => [r.id, r.title]),
    ]),
    ...catalog.market.figures.map(({ id }) => id),
    ...catalog.sources.map(({ id }) => id),
  ];
}

function shortPage(word: string): Answer {
  const entry = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (!entry) return undefined;
  const page = [heading(entry.title, 1), ...entry.text.map((text) => paragraph(text))];
  return { page, next: entry.next ?? [READINESS, "mlcareer report"] };
}

/** A requirement: by its id, that of its role before it where several have it, or by its title. */
function requirement(words: string[], catalog: Catalog): Answer {
  const [first = "", second] = words;
  const title = words.join(" ");
  const named = catalog.roles.filter(({ id }) => id === first);
  const roles = second === undefined || named.length === 0 ? catalog.roles : named;
  const wanted = second ?? first;
  for (const role of [...roles].sort((a, b) => Number(b.id === DEFAULT_ROLE) - Number(a.id === DEFAULT_ROLE))) {
    const found = role.requirements.find((one) => one.id === wanted || one.title.toLowerCase() === title);
    if (found)
      return answer(
        explainRequirement(roleOf(catalog, role.id), found, catalog),
        "mlcareer explain weight",
        `mlcareer role ${role.id}`,
      );
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
