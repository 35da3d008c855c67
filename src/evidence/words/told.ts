/* How résumés say what somebody did, in English and German. All in small letters. */

/**
 * - `ran`: brought something into use, or answered for it
 * - `made`: made something of one's own
 * - `helped`: did it with others who answered for it
 * - `learnt`: heard or read of it
 * - `not`: has not done what follows, or others did
 * - `theirs`: others did what stands before
 */
export type Deed = "ran" | "made" | "helped" | "learnt" | "not" | "theirs";

const EN: Record<Deed, string> = {
  ran: "deployed, deploy, deploying, deployment of, shipped, shipping, launched, released, operated, operating, maintained, maintain, maintaining, owned, own, owner of, led, lead, leading, headed, responsible for, in charge of, accountable for, rolled out, productionised, productionized, productionising, took live, brought live, went live with, on call for, migrated, migrate, served, serving",
  made: "ran, run, running, built, build, building, developed, develop, developing, development of, designed, design, designing, design of, implemented, implement, implementing, implementation of, created, create, creating, wrote, write, writing, coded, programmed, trained, train, training of, fine-tuned, fine-tuning of, finetuned, automated, automate, automating, architected, set up, setting up, introduced, replaced, rewrote, optimised, optimized, optimising, optimizing, tuned, refactored, ported, integrated, delivered, engineered, prototyped, containerised, containerized, packaged, modelled, modeled, analysed, analyzed, evaluated, forecast, forecasted, predicted, configured, established, benchmarked, cut, reduced, improved, extended, scaled, cleaned, labelled, tested, monitored, instrumented, orchestrated, published, reproduced, compared, visualised, visualized, segmented, detected, classified, ranked, presented, mentored, coached, moved, added, used, using, applied, scheduled, queried, scraped, parsed, processed, computed",
  helped:
    "helped, help, helping, assisted, assist, assisting, supported, supporting, contributed to, contributing to, participated in, took part in, collaborated on, worked alongside, under supervision, with guidance, with help",
  learnt:
    "familiar with, familiarity with, exposure to, exposed to, basic, basics of, basics in, basic knowledge of, introduction to, intro to, introductory, shadowed, learned, learnt, learning about, currently learning, studied, studying, attended, coursework, course in, courses in, tutorial, tutorials, workshop on, observed, beginner, beginner in, novice, novice in, elementary, awareness of, some knowledge of, knowledge of the basics, reading about",
  not: "no experience with, no experience in, never used, have not used, not used, without, want to learn, wants to learn, would like to learn, keen to learn, eager to learn, hope to learn, looking to learn, plan to learn, planning to learn, interested in, interest in, next i want, instead of, rather than, hired, recruited, would do next, next step, next steps, maybe, planned, in future, team that ran, team that runs, team who ran, team who run, engineers who ran, engineers who run, colleagues who, handed over to, sold, competitors of",
  theirs: "maintained by, owned by, operated by, run by, built by, managed by, provided by, looked after by",
};

const DE: Record<Deed, string> = {
  ran: "betrieben, betrieb, betrieb von, betrieb der, betrieb einer, betrieb eines, verantwortlich für, verantwortung für, verantwortet, verantwortete, geleitet, leitung, leitete, ausgerollt, ausgeliefert, in produktion gebracht, produktiv gesetzt, in betrieb genommen, gewartet, wartung, wartung von, migriert, migration, deployt, inbetriebnahme",
  made: "entwickelt, entwickelte, entwicklung, gebaut, aufgebaut, aufbau, entworfen, konzipiert, konzeption, umgesetzt, umsetzung, implementiert, implementierte, implementierung, erstellt, erstellung, geschrieben, programmiert, programmierung, trainiert, automatisiert, automatisierte, automatisierung, eingeführt, einführung, optimiert, optimierung, integriert, modelliert, modellierung, analysiert, analyse, ausgewertet, auswertung, evaluiert, eingerichtet, abgelöst, verbessert, beschleunigt, angebunden, containerisiert, visualisiert, vorhergesagt, prognostiziert, überwacht, getestet",
  helped:
    "unterstützt, unterstützung, unterstützte, mitarbeit, mitgearbeitet, mitgewirkt, mitwirkung, beteiligt, unter anleitung, geholfen, mithilfe beim",
  learnt:
    "grundkenntnisse, grundkenntnisse in, grundlagen, grundlagen in, einblick in, einblicke in, einführung in, kennengelernt, teilgenommen, teilnahme, schulung, kurs, kurse, vorlesung, vorlesungen, vertraut mit, anfänger, basiswissen, erste erfahrungen mit, erste erfahrung mit",
  not: "keine erfahrung mit, keine erfahrung in, keine kenntnisse in, noch nie, möchte ich lernen, möchte lernen, würde gerne, interessiere mich für, interesse an, statt, anstelle von, als nächstes, geplant, künftig, vielleicht, ohne",
  theirs: "betrieben von, gebaut von, verantwortet von, betreut von, bereitgestellt von",
};

/** Signs that what was made is used by somebody. */
const USED =
  "in production, to production, into production, production, live, users, customers, clients, requests, a day, per day, daily, nightly, every night, adopted by, used by, serving, traffic, uptime, on-call, on call, a second, per second, a month, per month, in use, patients, stores, readers, drivers, produktion, in produktion, produktiv, produktivbetrieb, produktivsystem, produktive, kunden, nutzer, nutzern, täglich, jede nacht, nächtlich, im einsatz, anfragen, filialen, pro tag, am tag";

const split = (text: string) => text.split(", ");

export const DEEDS: readonly (readonly [string, Deed])[] = [EN, DE].flatMap((words) =>
  (Object.entries(words) as [Deed, string][]).flatMap(([deed, phrases]) =>
    split(phrases).map((phrase) => [phrase, deed] as const),
  ),
);

export const IN_USE: readonly string[] = split(USED);

/** What shows that somebody works with people: deeds, by the skill that they show. A word in a list shows nothing of it. */
const WITH_PEOPLE: Record<string, string> = {
  "mentoring-leadership":
    "mentored, mentoring of, coached, tutored, taught, supervised, onboarded, led a team, led the team, lead a team, lead the team, leading a team, led a group, lead a group, leading a group, managed a team, managing a team, head of a team, betreut, betreute, betreuung von, angeleitet, eingearbeitet, teamleitung, leitung eines teams, leitung des teams, leitete ein team, team geleitet",
  communication:
    "presented, presenting, gave talks, gave a talk, talks at, spoke at, documented, wrote documentation, explained, präsentiert, präsentierte, präsentation der, vorträge, vortrag, dokumentiert",
  "stakeholders-business":
    "stakeholders, stakeholder, gathered requirements, requirements with, product managers, product owners, business teams, with the business, agreed goals, agreed metrics, fachbereich, fachbereichen, fachabteilung, fachabteilungen, stakeholdern, anforderungen aufgenommen",
  collaboration:
    "code review, code reviews, reviewed code, reviewing code, review code, pair programming, paired with, cross-functional, code-reviews, abteilungsübergreifend",
  "research-publications":
    "published a paper, published at, paper at, papers at, first author, co-author, co-authored, peer-reviewed, workshop paper, reproduced the, reproduced a paper, veröffentlicht auf, publikation, publikationen",
};

export const PEOPLE: readonly (readonly [string, string])[] = Object.entries(WITH_PEOPLE).flatMap(([skill, phrases]) =>
  split(phrases).map((phrase) => [phrase, skill] as const),
);

/** What others did is told with a word such as these before "who" or "that". */
export const OTHERS: ReadonlySet<string> = new Set(
  split(
    "team, teams, engineers, colleagues, developers, group, department, vendor, vendors, supplier, company, people, researchers, scientists, analysts, partner, partners, kollegen, abteilung, dienstleister",
  ),
);

/** A skill that a deed shows with what was done to: "deployed a model", where no name of the skill stands. */
export const BY_DEED: readonly { skill: string; deeds: ReadonlySet<string>; things: ReadonlySet<string> }[] = [
  {
    skill: "model-deployment",
    deeds: new Set(
      split(
        "deployed, deploy, deploying, deployment, shipped, ship, productionised, productionized, served, serve, serving, launched, ausgerollt, ausgeliefert, deployt",
      ),
    ),
    things: new Set(
      split("model, models, classifier, classifiers, recommender, recommenders, network, modell, modelle, modellen"),
    ),
  },
];
