import type { Telling } from "../passage.ts";

/** What stands under a heading of a résumé; `other` is not read. */
export type Section = Exclude<Telling, "training"> | "other";

/** Headings in English and German, in small letters: one that holds such a word and few others opens a section. */
const HEADINGS: Record<Section, string> = {
  work: "experience, work, jobs, work experience, professional experience, employment, employment history, work history, career, career history, positions, relevant experience, industry experience, research experience, berufserfahrung, berufspraxis, beruflicher werdegang, werdegang, praktische erfahrung, erfahrung, berufliche stationen, anstellungen, praktika, internships",
  project:
    "projects, selected projects, personal projects, side projects, open source, open-source, portfolio, projekte, eigene projekte, private projekte, ausgewählte projekte",
  list: "skills, technical skills, key skills, core skills, technologies, tech stack, toolbox, tools, stack, technical, core competencies, competencies, expertise, skill set, programming, kenntnisse, fähigkeiten, it-kenntnisse, fachkenntnisse, technologien, werkzeuge, kompetenzen, edv-kenntnisse, technische kenntnisse",
  study:
    "education, studies, academic background, academics, qualifications, coursework, ausbildung, studium, bildung, bildungsweg, akademische ausbildung, hochschulbildung",
  certificate:
    "certificates, certifications, certification, courses, training, licenses, zertifikate, zertifizierungen, weiterbildung, weiterbildungen, kurse, fortbildungen",
  summary:
    "summary, profile, about, about me, objective, professional summary, personal statement, overview, profil, über mich, kurzprofil, zusammenfassung, kurzvorstellung",
  other:
    "languages, interests, hobbies, references, awards, honours, honors, publications, volunteering, volunteer, contact, personal details, personal information, memberships, activities, talks, patents, sprachen, sprachkenntnisse, interessen, hobbys, referenzen, auszeichnungen, kontakt, persönliche daten, veröffentlichungen, ehrenamt, engagement, personal, details, goals, ziele",
};

export const SECTIONS: ReadonlyMap<string, Section> = new Map(
  (Object.entries(HEADINGS) as [Section, string][]).flatMap(([section, names]) =>
    names.split(", ").map((name) => [name, section] as const),
  ),
);

/** Nouns of which a title of a position has one: such a line names no employer. */
export const TITLES =
  /\b(?:engineer|developer|scientist|analyst|architect|consultant|researcher|manager|lead|head|director|officer|intern|internship|trainee|student|assistant|tutor|teacher|lecturer|programmer|administrator|specialist|technician|designer|owner|founder|freelancer|freelance|statistician|mathematician|devops|cto|ceo|praktikant\w*|werkstudent\w*|\w*entwickler\w*|\w*ingenieur\w*|\w*wissenschaftler\w*|\w*berater\w*|\w*leiter\w*|\w*mitarbeiter\w*|\w*analyst\w*|\w*hilfskraft|doktorand\w*|fachinformatiker\w*|thesis|masterarbeit|bachelorarbeit|bachelor|master|b\.?sc|m\.?sc|ph\.?d|diploma|degree|diplom\w*)\b/i;

/** Words that only such a language has, of those that are most often written in other languages than are read. */
export const FOREIGN: Readonly<Record<string, string>> = {
  French: "le la les des du une et dans pour avec sur au aux est chez ans je nous qui depuis",
  Spanish: "el los las del una y para con en por como años desde sobre que mi es",
  Portuguese: "os da dos uma e para com em por como anos desde na que não são",
  Italian: "il lo gli della del dei una e con nel sono presso anni che di è",
  Dutch: "het een en voor met van bij als naar ik jaar zijn aan op sinds de",
  Polish: "w na z oraz dla przy od jest się lat przez są",
  Swedish: "och för med att som på av ett den till från är jag inom",
  Turkish: "ve bir için ile olarak bu çok yıl",
};
