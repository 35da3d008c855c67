/*
 * Families of titles as employers file them. Other than in titles.ts those who lead are in, a subject (machine learning,
 * then AI) goes before the occupation, and the neighbours of machine-learning engineers have families of their own.
 */

export const FILED_FAMILIES = [
  "Machine Learning Engineer",
  "Applied Scientist",
  "AI and ML Scientist",
  "AI Engineer",
  "MLOps Engineer",
  "Data Scientist",
  "Data Engineer",
  "Research Engineer",
  "Research Scientist",
  "Software Engineer",
] as const;
export type FiledFamily = (typeof FILED_FAMILIES)[number];

const OPERATIONS = /\bML ?OPS\b|\bMACHINE LEARNING OPERATIONS\b/;
const LEARNING = /\b(MACHINE[- ]LEARNING|DEEP[- ]LEARNING|COMPUTER VISION|NLP|NATURAL LANGUAGE|ML|AIML)\b/;
const INTELLIGENCE = /\b(AI|GENAI|ARTIFICIAL INTELLIGENCE)\b/;
const SCIENCE = /SCIENTIST|RESEARCH/;
const ENGINEERING = /ENGINEER|DEVELOPER|ARCHITECT|PROGRAMMER|TECHNICAL STAFF|\b(MTS|SDE)\b/;

/** Titles without a subject, the first that fits. */
const OTHERS: readonly (readonly [RegExp, FiledFamily])[] = [
  [/APPLIED (DATA )?SCIEN/, "Applied Scientist"],
  [/RESEARCH ENGINEER/, "Research Engineer"],
  [/RESEARCH SCIENTIST/, "Research Scientist"],
  [/DATA SCIEN/, "Data Scientist"],
  [/DATA (ENGINEER|DEVELOPER|ARCHITECT)|BIG DATA/, "Data Engineer"],
  [/SOFTWARE.*(ENGINEER|DEVELOPER)/, "Software Engineer"],
];

/** The family of a filed title, or undefined when it belongs to none. */
export function filedFamilyOf(title: string): FiledFamily | undefined {
  const words = title.toUpperCase();
  if (OPERATIONS.test(words)) return "MLOps Engineer";
  if (LEARNING.test(words)) return subjectFamily(words, "Machine Learning Engineer");
  if (INTELLIGENCE.test(words)) return subjectFamily(words, "AI Engineer");
  return OTHERS.find(([pattern]) => pattern.test(words))?.[1];
}

function subjectFamily(words: string, engineer: FiledFamily): FiledFamily | undefined {
  if (SCIENCE.test(words)) return "AI and ML Scientist";
  return ENGINEERING.test(words) ? engineer : undefined;
}
