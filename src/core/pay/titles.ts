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
  [/\b(software development|software dev|sw|full ?stack software) (?=engineer|developer)/g, "software "],
  [/\b(sde|swe|sdes)\b/g, "software engineer"],
  [/\b(engineers|developer|developers|programmer|engineering)\b/g, "engineer"],
  [/\bdata scientists\b|\bscientist (i |ii |iii |iv )?data science\b|\bdata science scientist\b/g, "data scientist"],
];

/** People who lead, sell, teach or keep things running, other trades, and those who do not hold the job yet. */
const OTHER_WORK = new RegExp(
  `\\b(${[
    "manager|managers|management|mgr|director|directors|dir|head|chief|cto|supervisor|president of|recruiter|recruiting|recruitment",
    "sales|presales|account|marketing engineer|customer|support|solutions?|field|evangelist|advocate|business development",
    "operator|technician|mechanic|hardware|mechanical|electrical|manufacturing|process|maintenance|machinist|silicon|asic",
    "professor|lecturer|teacher|tutor|instructor|trainer|curriculum|content|training|annotator|labell?er|writer",
    "test|tester|testing|qa|quality|sdet|intern|internship|trainee|apprentice|attorney|counsel|architect",
  ].join("|")})\\b`,
);

/** The family of a title, or undefined when it belongs to none of the five. */
export function familyOf(title: string): Family | undefined {
  const words = normalised(title);
  if (OTHER_WORK.test(words)) return undefined;
  if (/\bdata scientist\b/.test(words)) return "Data Scientist";
  const engineer = /\bengineer\b/.test(words);
  const scientist = /\bscientist\b/.test(words);
  if (scientist) {
    return /\bmachine-learning data scientist\b/.test(words) ? "Data Scientist" : undefined;
  }
  if (!engineer) return undefined;
  if (/\bmlops\b/.test(words)) return "MLOps Engineer";
  if (/\b(data|data science|analytics) engineer\b/.test(words) && !/machine-learning engineer/.test(words)) return undefined;
  if (/\bmachine-learning\b/.test(words)) return "Machine Learning Engineer";
  if (/\bai\b/.test(words)) return "AI Engineer";
  return /\bsoftware engineer\b/.test(words) ? "Software Engineer" : undefined;
}

function normalised(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  return SAME.reduce((text, [found, word]) => text.replace(found, word), words);
}
