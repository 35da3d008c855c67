import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FAMILIES, familyOf } from "../../../src/core/pay/titles.ts";

/** Titles with the family a person put beside each; empty for none. */
const labelled = readFileSync(new URL("../../fixtures/import/titles.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",") as [string, string]);

describe("familyOf", () => {
  it.each(FAMILIES)("finds %s among the hand-checked titles with precision and recall of at least 0.95", (family) => {
    const found = labelled.filter(([title]) => familyOf(title) === family);
    const meant = labelled.filter(([, label]) => label === family);
    const right = found.filter(([, label]) => label === family).length;
    expect(meant.length).toBeGreaterThan(0);
    expect(right / found.length).toBeGreaterThanOrEqual(0.95);
    expect(right / meant.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    "Machine Operator",
    "Sewing Machine Engineer",
    "Washing machine service engineer",
    "Slot Machine Technician",
    "CNC Machine Engineer",
    "Machine Vision Engineer",
    "Machine Design Engineer",
    "Machine Learning Sales",
    "Machine Learning Sales Engineer",
    "Machine Learning Recruiter",
    "Machine Learning Engineering Manager",
    "Director of Machine Learning Engineering",
    "Head of Machine Learning",
    "Machine Learning Intern (Engineer)",
    "Machine Learning Curriculum Developer",
    "Machine Learning Scientist",
    "Machine Learning Researcher",
    "E-Learning Developer",
    "Learning Engineer",
    "HTML Developer",
    "XML Engineer",
    "Data Engineer",
    "AI Product Manager",
    "Maintenance Engineer",
    "Software Sales Engineer",
    "Software Test Engineer",
    "",
  ])("does not take %j for any family", (title) => {
    expect(familyOf(title)).toBeUndefined();
  });

  it.each([
    ["Machine Learning Engineer", "Machine Learning Engineer"],
    ["ML Engineer", "Machine Learning Engineer"],
    ["MLE", "Machine Learning Engineer"],
    ["Sr. ML Engr", "Machine Learning Engineer"],
    ["Machine Learning Eng", "Machine Learning Engineer"],
    ["Sr. ML Engineer II", "Machine Learning Engineer"],
    ["Engineer, Machine Learning", "Machine Learning Engineer"],
    ["AI/ML Engineer", "Machine Learning Engineer"],
    ["Deep Learning Engineer", "Machine Learning Engineer"],
    ["Software Engineer (Machine Learning)", "Machine Learning Engineer"],
    ["Machine-Learning Developer", "Machine Learning Engineer"],
    ["Machine Learning Engineer / Data Scientist", "Machine Learning Engineer"],
    ["Data Scientist / Machine Learning Engineer", "Data Scientist"],
    ["MLOps Engineer", "MLOps Engineer"],
    ["ML Ops Engineer", "MLOps Engineer"],
    ["Artificial Intelligence Engineer", "AI Engineer"],
    ["Generative AI Engineer", "AI Engineer"],
    ["Lead Data Scientist", "Data Scientist"],
    ["Data Scientist, Customer Analytics", "Data Scientist"],
    ["Software Development Engineer", "Software Engineer"],
    ["SDE II", "Software Engineer"],
    ["  SOFTWARE   DEVELOPER ", "Software Engineer"],
  ])("takes %j for a %s", (title, family) => {
    expect(familyOf(title)).toBe(family);
  });
});
