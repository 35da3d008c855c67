import { expect, it } from "vitest";
import { filedFamilyOf } from "../../../src/core/pay/filed-titles.ts";

it.each([
  ["MACHINE LEARNING ENGINEER", "Machine Learning Engineer"],
  ["Software Engineer, Machine Learning", "Machine Learning Engineer"],
  ["Senior Computer Vision Engineer", "Machine Learning Engineer"],
  ["AI/ML Architect", "Machine Learning Engineer"],
  ["Machine Learning Manager", undefined],
  ["Machine Learning Research Engineer", "AI and ML Scientist"],
  ["Data Scientist - Machine Learning", "AI and ML Scientist"],
  ["Artificial Intelligence Researcher", "AI and ML Scientist"],
  ["Machine Learning Operations Engineer", "MLOps Engineer"],
  ["GENAI Developer", "AI Engineer"],
  ["AI Product Manager", undefined],
  ["Applied Scientist II", "Applied Scientist"],
  ["Applied Research Scientist", "Research Scientist"],
  ["Research Engineer II", "Research Engineer"],
  ["Manager, Data Science", "Data Scientist"],
  ["Big Data Developer", "Data Engineer"],
  ["Principal Field Applications Engineer, Data Center", undefined],
  ["Software Development Engineer II", "Software Engineer"],
  ["Registered Nurse", undefined],
  ["HTML Developer", undefined],
])("%s is %s", (title, family) => expect(filedFamilyOf(title)).toBe(family));
