/* All that reads a résumé, a profile or a document, in one: loaded when somebody starts from one. */

export { isJsonResume, readJsonResume } from "./json-resume.ts";
export { foreignLanguage, languageOf } from "./language.ts";
export { LINKEDIN, readLinkedIn } from "./linkedin.ts";
export { degreeIn, readResumeText } from "./resume-text.ts";
export { findSkills } from "./skills-told.ts";
