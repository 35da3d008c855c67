import { describe, expect, it } from "vitest";
import { builtCatalog } from "../../src/catalog/built.ts";
import { prepareGround } from "../../src/evidence/advert.ts";
import type { Personal, Telling } from "../../src/evidence/passage.ts";
import { findSkills, MOST_QUOTE } from "../../src/evidence/skills-told.ts";

const { terms } = prepareGround(builtCatalog("dist/data"));

const told = (text: string, telling: Telling = "work", personal: Personal[] = []) =>
  findSkills({ kind: "resume", passages: [{ telling, text, where: "cv.txt, work 1" }], personal }, terms, "en");
const levels = (text: string, telling?: Telling) =>
  Object.fromEntries(told(text, telling).map(({ skill, level }) => [skill, level]));

describe("the level that words support", () => {
  it.each<[string, Telling, Record<string, number>]>([
    ["Deployed a churn model in PyTorch to production, used by sales every day", "work", { pytorch: 3 }],
    ["Python, SQL, Docker", "list", { python: 2, sql: 2, docker: 2 }],
    ["A little Java, solid Python", "list", { java: 1, python: 2 }],
    ["Grundkenntnisse in Java", "list", { java: 1 }],
    ["Online course: Machine Learning (2021)", "work", { "ml-algorithms": 1 }],
    ["Coursework in linear algebra", "study", { "linear-algebra": 1 }],
    ["Some Rust, learning Go", "list", { rust: 1, go: 1 }],
    ["Ran A/B tests with the sales team", "work", { "causal-inference-ab-testing": 2 }],
    ["Helped to deploy models with Docker", "work", { docker: 2 }],
    ["Built the service in Go instead of Java, used by 20 teams every day", "work", { go: 3 }],
    ["Deployed a churn model for 40 customers", "training", { "model-deployment": 2 }],
    ["Deployed it on Kubernetes for 300 users", "project", { kubernetes: 3 }],
    ["Deployed it on Kubernetes", "project", { kubernetes: 2 }],
    ["Entwicklung und Betrieb einer Pipeline mit Airflow", "work", { airflow: 3 }],
    ["Modelle mit PyTorch entwickelt", "work", { pytorch: 2 }],
  ])("%s (%s)", (text, telling, expected) => expect(levels(text, telling)).toMatchObject(expected));

  it("is never 4", () => {
    const all = told(
      "World-leading expert who designed, led and ran Kubernetes, Python and Spark in production for years",
    );
    expect(all.length).toBeGreaterThan(2);
    expect(Math.max(...all.map(({ level }) => level))).toBeLessThanOrEqual(3);
  });

  it("is none where others did it", () => {
    expect(levels("Handed models to the platform team, who ran Kubernetes")).not.toHaveProperty("kubernetes");
    expect(levels("Wrote to a Kafka cluster run by another team, in Python")).toEqual({ python: 2 });
  });

  it.each([
    "Strong Python, no Java",
    "Wrote it in Python instead of Java",
    "Python; I want to learn Java",
    "Python. Next steps: Java",
  ])("is none where it was not done: %s", (text) => expect(Object.keys(levels(text))).toEqual(["python"]));

  it("is seldom more than what it says of working with people", () => {
    expect(levels("Communication, teamwork, leadership", "list")).toEqual({});
    expect(levels("Mentored two juniors and presented results every month in production")).toEqual({
      "mentoring-leadership": 2,
      communication: 2,
    });
  });
});

it("quotes the words with names, employers and contacts masked, at most 120 characters", () => {
  const [found] = told(`At Acme Corp with Jane Roe built Python tools ${"for many teams ".repeat(20)}`, "work", [
    { text: "Acme Corp", as: "employer" },
    { text: "Jane Roe", as: "name" },
  ]);
  expect(found?.quote).not.toMatch(/Acme|Jane|Roe/);
  expect(found?.quote.length).toBeLessThanOrEqual(MOST_QUOTE);
});
