/*
 * Which of five families a job title belongs to. A title is read as words, in any order ("Engineer, Machine Learning"):
 * a subject and an occupation make a family, some words rule it out. Single words such as "machine" or "learning" say
 * nothing by themselves.
 */

export const FAMILIES = [
  "Machine Learning Engineer",
  "Data Scientist",
  "Software Engineer",
  "AI Engineer",
  "MLOps Engineer",
] as const;
export type Family = (typeof FAMILIES)[number];

const SAME: readonly (readonly [RegExp, string])[] = [
  [/\b(artificial intelligence|a i|gen ?ai|generative ai|llms?|large language models?)\b/g, "ai"],
  [/\b(ai ?ml|ml ?ai)\b/g, "ai machine-learning"],
  [/\b(ml|ai|llm) ?ops\b|\bmachine learning operations?\b/g, "mlops"],
  [/\b(machine learning|deep learning|ml)\b/g, "machine-learning"],
  [/\bmle\b/g, "machine-learning engineer"],
  [/\b(sde|swe)\b/g, "software engineer"],
  [/\bsw\b/g, "software"],
  [/\b(engineers|engrs?|eng|developer|developers|programmer|engineering)\b/g, "engineer"],
  [/\bdata scientists\b|\bscientist (i |ii |iii |iv )?data science\b|\bdata science scientist\b/g, "data scientist"],
];

/** Those who lead others, or do not hold the job yet. */
const OTHER_RANK =
  /\b(manager|managers|management|mgr|director|directors|dir|head|chief|cto|supervisor|intern|internship|trainee|apprentice|recruiter|professor)\b/;

/** Other trades that may have "engineer" or "developer" and a subject in their title. */
const OTHER_TRADE = new RegExp(
  `\\b(${[
    "sales|presales|account|marketing|customer|support|solutions?|field|evangelist|advocate|business development|recruiting|recruitment",
    "operator|technician|mechanic|hardware|mechanical|electrical|manufacturing|process|maintenance|machinist|silicon|asic",
    "lecturer|teacher|tutor|instructor|trainer|curriculum|content|training|annotator|labell?er|writer|attorney|counsel",
    "test|tester|testing|qa|quality|sdet|architect|scientist",
  ].join("|")})\\b`,
);

/** The family of a title, or undefined when it belongs to none of the five. Of two named, the first counts. */
export function familyOf(title: string): Family | undefined {
  const words = normalised(title);
  if (OTHER_RANK.test(words)) return undefined;
  const engineer = words.search(/\b(machine-learning|mlops|ai|software) engineer\b/);
  const scientist = words.search(/\bdata scientist\b/);
  if (scientist >= 0 && (engineer < 0 || scientist < engineer)) return "Data Scientist";
  const own = scientist < 0 ? words : words.slice(0, scientist);
  return OTHER_TRADE.test(own) ? undefined : engineerOf(own);
}

function engineerOf(words: string): Family | undefined {
  const has = (pattern: RegExp) => pattern.test(words);
  if (!has(/\bengineer\b/)) return undefined;
  if (has(/\bmlops\b/)) return "MLOps Engineer";
  if (has(/\b(data|science|analytics) engineer\b/) && !has(/\bmachine-learning engineer\b/)) return undefined;
  if (has(/\bmachine-learning\b/)) return "Machine Learning Engineer";
  if (has(/\bai\b/)) return "AI Engineer";
  return has(/\bsoftware\b/) ? "Software Engineer" : undefined;
}

function normalised(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  return SAME.reduce((text, [found, word]) => text.replace(found, word), words);
}
