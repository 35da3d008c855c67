import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { builtCatalog } from "../../src/catalog/built.ts";
import { loadCatalog } from "../../src/catalog/load.ts";
import { type Catalog, formText, type Term } from "../../src/catalog/schema.ts";
import { writeParts } from "../../src/catalog/write.ts";
import { DataError } from "../../src/errors.ts";

const shipped = loadCatalog(new URL("../../data", import.meta.url).pathname);
const { vocabulary, skills } = shipped;

const spelt = (form: string) =>
  vocabulary.flatMap((term) =>
    term.forms.filter((own) => formText(own).toLowerCase() === form.toLowerCase()).map((own) => ({ term, own })),
  );

/** Words of everyday language, and letters, that are names of technologies too. */
const AMBIGUOUS = `
  Access Aladdin Ant Arrow Bamboo Beam Black Boost Braze Bun C Census Chef Chisel Claude Composer Concourse
  Confluence Consul Cortex Cucumber Cursor Cypress Dart Dash Delta Domo Eclipse Eagle Epic Excel Express Falcon
  Feast Flask Flume Flutter Flux Gatsby Gemini Gin Glue Go Harness Heap Helm Hex Hive Hypothesis Iceberg Jasmine
  Julia Lambda Lens Less LIME Linear Llama Locust Luigi make Maya Mistral Mode Mojo MPI Neptune Next Ninja Node
  Nomad Notion Outlook Packer Phoenix Pig Pillow pip Poetry Postman Prefect Presto Prodigy Prophet Puppet R Rails
  Ray React REST Retrofit ROS Ruby Rust Salt Scheme Seldon Sentry Segment Shell Sigma Sketch Slack Snowflake Soda
  Spark SPI Spring Stan Stitch Storm Stripe Superset Swift Synapse Temporal Thrust Triton Unity Vault Vertex
  Whisper Word Zoom
`
  .trim()
  .split(/\s+/);

describe("the vocabulary", () => {
  it("holds what adverts name, far beyond machine learning", () => {
    const count = (kind: Term["kind"]) => vocabulary.filter((term) => term.kind === kind).length;
    expect(vocabulary.length).toBeGreaterThanOrEqual(800);
    expect(count("technology")).toBeGreaterThanOrEqual(600);
    for (const kind of ["method", "concept", "soft", "degree"] as const) expect(count(kind)).toBeGreaterThanOrEqual(10);
  });

  it.each(skills.filter(({ status }) => status === "current"))("finds $id", ({ id }) => {
    expect(vocabulary.some(({ skill }) => skill === id)).toBe(true);
  });

  it.each(AMBIGUOUS)("does not take every %s for a name", (word) => {
    const found = spelt(word);
    expect(found.length, "is a form").toBeGreaterThan(0);
    for (const { term, own } of found)
      expect(own, term.name).toSatisfy((form) => typeof form === "object" && (form.case ?? form.near) !== undefined);
  });

  it.each([
    ["k8s", "Kubernetes", "kubernetes"],
    ["sklearn", "scikit-learn", "scikit-learn"],
    ["Postgres", "PostgreSQL", "sql"],
    ["golang", "Go", "go"],
    ["python 3", "Python", "python"],
    ["TF", "TensorFlow", "tensorflow"],
    ["node.js", "Node.js", "javascript-typescript"],
    ["maschinelles Lernen", "Machine learning", "ml-algorithms"],
    ["Versionsverwaltung", "Version control", "git"],
    ["Datenbanken", "Databases", undefined],
    ["React", "React", undefined],
    ["teamfähig", "Teamwork", "collaboration"],
    ["MSc", "Master's degree", undefined],
    ["Promotion", "PhD", undefined],
  ])("takes %s for %s, which counts for %s", (form, name, skill) => {
    expect(spelt(form).map(({ term }) => [term.name, term.skill])).toContainEqual([name, skill]);
  });

  it("keeps words that mean something else in English out of English", () => {
    for (const word of ["Promotion", "Diplom", "Abschluss"])
      expect(
        spelt(word).map(({ term }) => term.languages),
        word,
      ).toEqual([["de"]]);
  });
});

/** What loading a file of words over the shipped data brings, or complains of. */
function load(text: string): Catalog | string[] {
  const dir = mkdtempSync(join(tmpdir(), "mlcareer-vocabulary-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  mkdirSync(join(dir, "vocabulary"));
  writeFileSync(join(dir, "vocabulary", "own.yaml"), text);
  try {
    return loadCatalog(dir, shipped);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.issues.map(({ line, path, message }) => `${line} ${path}: ${message}`);
  }
}

describe("words of one's own", () => {
  it("are added, and replace what has the same name", () => {
    const own = load(`- { name: Brook, kind: technology, forms: [BrookDB] }
- { name: Kubernetes, kind: technology, skill: docker, forms: [K8] }
`) as Catalog;
    expect(own.vocabulary.length).toBe(vocabulary.length + 1);
    expect(own.vocabulary.find(({ name }) => name === "Brook")?.forms).toEqual(["Brook", "BrookDB"]);
    expect(own.vocabulary.find(({ name }) => name === "Kubernetes")?.skill).toBe("docker");
  });

  it("share a form with others where something near tells them apart", () => {
    const own = load("- { name: Brook, kind: technology, forms: [{ form: Kafka, near: [brook] }] }\n") as Catalog;
    expect(own.vocabulary.length).toBe(vocabulary.length + 1);
  });

  it.each([
    [
      "a skill that does not exist",
      "{ name: Brook, kind: technology, skill: pyton }",
      "1 [0].skill: no skill is called pyton; did you mean python?",
    ],
    [
      "a form of another term",
      "{ name: Brook, kind: technology, forms: [KAFKA] }",
      '1 [0].forms: the form "kafka" leads to Apache Kafka already; one of them needs near',
    ],
    [
      "a form twice",
      "{ name: Brook, kind: technology, forms: [BrookDB, brookdb] }",
      '1 [0].forms: the form "brookdb" stands twice; one of them needs near',
    ],
    [
      "a name twice",
      "{ name: Brook, kind: technology }\n- { name: Brook, kind: concept }",
      "2 [1].name: Brook is defined twice",
    ],
    ["an empty form", '{ name: Brook, kind: technology, forms: [" "] }', "1 [0].forms[0]: must not be empty"],
    [
      "capitals in near",
      "{ name: Brook, kind: technology, forms: [{ form: Brk, near: [Brook] }] }",
      "1 [0].forms[0].near[0]: is written in small letters",
    ],
    [
      "a phrase without its form",
      "{ name: Brook, kind: technology, forms: [{ form: Brook, not: [a stream] }] }",
      "1 [0].forms[0].not: every phrase holds the form itself",
    ],
    [
      "a form of another shape",
      "{ name: Brook, kind: technology, forms: [7] }",
      "1 [0].forms[0]: a form is a text, or { form: text, case: exact, near: [words], not: [phrases] }",
    ],
  ])("are refused for %s", (_, entry, fault) => {
    expect(load(`- ${entry}\n`)).toContain(fault);
  });

  it("reach every skill that the same folder brings", () => {
    const dir = mkdtempSync(join(tmpdir(), "mlcareer-vocabulary-"));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    for (const name of ["skills", "vocabulary"]) mkdirSync(join(dir, name));
    const data = new URL("../../data/skills/big-data.yaml", import.meta.url);
    writeFileSync(join(dir, "skills/own.yaml"), readFileSync(data, "utf8").replace("id: airflow", "id: windflow"));
    writeFileSync(join(dir, "vocabulary/own.yaml"), "- { name: Brook, kind: technology }\n");
    expect(() => loadCatalog(dir, shipped)).toThrow(/no form of the vocabulary leads to windflow/);
  });
});

describe("the built vocabulary", () => {
  it("is a part of its own, which nothing else reads", () => {
    const dir = mkdtempSync(join(tmpdir(), "mlcareer-vocabulary-"));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    writeParts(new URL("../../data", import.meta.url).pathname, dir);
    expect(builtCatalog(dir).vocabulary).toEqual(vocabulary);
    rmSync(join(dir, "vocabulary.txt.br"));
    const built = builtCatalog(dir);
    expect(built.skills.length).toBe(skills.length);
    expect(() => built.vocabulary).toThrow(/no such file/);
  });
});
