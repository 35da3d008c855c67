import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { Milestone } from "../../src/catalog/schema.ts";
import { alternativesOf } from "../../src/core/score/prerequisites.ts";
import { DataError } from "../../src/errors.ts";

const shipped = loadCatalog(new URL("../../data", import.meta.url).pathname);
const { projects, skills, roles } = shipped;
const byId = new Map(skills.map((skill) => [skill.id, skill]));

/** What nothing proves: it is practised along the way. */
const PRACTISED = ["communication", "collaboration", "stakeholders-business", "mentoring-leadership"];

const proven = ({ proves }: Milestone) =>
  proves.flatMap((proof) => alternativesOf(proof).map((skill) => ({ skill, level: proof.level })));

/** How many projects prove a skill at a level or above. */
const projectsFor = (skill: string, level: number) =>
  projects.filter(({ milestones }) => milestones.flatMap(proven).some((p) => p.skill === skill && p.level >= level))
    .length;

/** What the role asks that a project can prove, by requirement. */
const asked = (roles.find(({ id }) => id === "ml-engineer")?.requirements ?? []).flatMap((requirement) => {
  if (requirement.kind === "education") return [];
  const options = requirement.options
    .map(({ skill }) => skill)
    .filter((skill) => byId.get(skill)?.status === "current" && !PRACTISED.includes(skill));
  if (options.length === 0) return [];
  return [{ ...requirement, options, k: requirement.kind === "best" ? requirement.best : options.length }];
});

/** Skills at levels that must come before, as "git 2"; of alternatives nothing is said. */
function needed(skill: string, level: number, found = new Set<string>()): Set<string> {
  for (const need of byId.get(skill)?.prerequisites ?? []) {
    const [only = "", ...others] = alternativesOf(need);
    const name = `${only} ${need.level}`;
    if (others.length > 0 || need.before > level || found.has(name)) continue;
    found.add(name);
    needed(only, need.level, found);
  }
  return found;
}

describe("projects", () => {
  it.each(asked)("prove what the role asks as $id, each skill at its level", ({ options, asked: level }) => {
    for (const skill of options) expect(projectsFor(skill, level), skill).toBeGreaterThan(0);
  });

  it("prove most of it twice, so that nobody depends on one of them", () => {
    const twice = ({ options, k, asked: level }: (typeof asked)[number]) =>
      options.filter((skill) => projectsFor(skill, level) > 1).length >= k || options.length > 2 * k;
    expect(asked.filter(twice).length / asked.length).toBeGreaterThan(0.75);
  });

  it("are there for every role that is not a record of the past", () => {
    for (const role of ["ml-engineer", "data-scientist", "software-engineer"])
      expect(projects.filter((project) => project.roles.includes(role)).length, role).toBeGreaterThanOrEqual(5);
  });

  it.each(projects)("$id puts nothing before what it needs, however far back", ({ milestones }) => {
    const stages = milestones.map(proven);
    for (const [i, stage] of stages.entries()) {
      const later = stages.slice(i + 1).flat();
      for (const { skill, level } of stage) {
        const needs = needed(skill, level);
        expect(
          later.filter((proof) => needs.has(`${proof.skill} ${proof.level}`)),
          `${skill} ${level}`,
        ).toEqual([]);
      }
    }
  });

  it("prove skills that can be proven, and practise those that cannot", () => {
    const milestones = projects.flatMap((project) => project.milestones);
    expect(milestones.flatMap(proven).filter(({ skill }) => PRACTISED.includes(skill))).toEqual([]);
    expect(milestones.flatMap(({ practises = [] }) => practises).filter((id) => !PRACTISED.includes(id))).toEqual([]);
    for (const id of PRACTISED)
      expect(
        milestones.some(({ practises }) => practises?.includes(id)),
        id,
      ).toBe(true);
  });

  it("say in one sentence what they are and how each milestone is checked", () => {
    for (const { id, summary, milestones } of projects) {
      expect(summary, id).toMatch(/^[A-Z][^.]*\.$/);
      for (const milestone of milestones) expect(milestone.check, `${id} ${milestone.id}`).toMatch(/^[A-Z][^.]*\.$/);
    }
  });

  it("name what they are built on alike wherever it is used", () => {
    const publishers = new Map<string, string>();
    for (const { name, publisher, url } of projects.flatMap(({ uses }) => uses)) {
      const known = publishers.get(url) ?? `${name}, ${publisher}`;
      publishers.set(url, known);
      expect(`${name}, ${publisher}`).toBe(known);
    }
  });
});

const PROJECT = `id: coat
title: A coat
summary: A coat is planned, cut and sewn.
roles: [ml-engineer]
uses:
  - { name: Cloth, publisher: A mill, url: "https://example.org/cloth" }
needs: { computer: none, cost: some cloth }
milestones:
  - { id: plan, title: A plan, text: It stands., proves: [{ skill: python, level: 2 }], check: Somebody reads it. }
  - { id: cut, title: Cut cloth, text: It lies there., proves: [{ skill: git, level: 1 }], check: Somebody counts it. }
  - { id: sew, title: A seam, text: It holds., proves: [{ skill: sql, level: 2 }], check: Somebody pulls it. }
  - { id: wear, title: Worn, text: It is worn., proves: [{ skill: bash, level: 2 }], practises: [communication], check: It rains. }
`;

/** What loading the project over the shipped data complains of. */
function faults(text: string, other: Record<string, string> = {}): string[] {
  const dir = mkdtempSync(join(tmpdir(), "mlcareer-projects-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  mkdirSync(join(dir, "projects"));
  for (const [name, content] of Object.entries({ "coat.yaml": text, ...other }))
    writeFileSync(join(dir, "projects", name), content);
  try {
    loadCatalog(dir, shipped);
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.issues.map(
      ({ file, line, path, message }) => `${file.slice(dir.length + 1)}:${line} ${path}: ${message}`,
    );
  }
}

describe("a project in a folder of one's own", () => {
  it("is laid over the built-in ones", () => {
    expect(faults(PROJECT)).toEqual([]);
  });

  it.each([
    [
      "an unknown skill",
      PROJECT.replace("skill: git", "skill: gitt"),
      ":10 milestones[1].proves[0].skill: no skill is called gitt; did you mean git?",
    ],
    [
      "an unknown alternative",
      PROJECT.replace("skill: git", "anyOf: [git, gitt]"),
      ":10 milestones[1].proves[0].anyOf[1]: no skill is called gitt; did you mean git?",
    ],
    [
      "an unknown skill practised",
      PROJECT.replace("[communication]", "[comunication]"),
      ":12 milestones[3].practises[0]: no skill is called comunication; did you mean communication?",
    ],
    [
      "an unknown role",
      PROJECT.replace("[ml-engineer]", "[ml-enginer]"),
      ":4 roles[0]: no role is called ml-enginer; did you mean ml-engineer?",
    ],
    ["no role", PROJECT.replace("[ml-engineer]", "[]"), ":4 roles: names at least one role"],
    [
      "a level beyond the anchors",
      PROJECT.replace("skill: git, level: 1", "skill: git, level: 5"),
      ":10 milestones[1].proves[0].level: must be 1 to 4",
    ],
    [
      "an address without encryption",
      PROJECT.replace("https:", "http:"),
      ":6 uses[0].url: must be a full https address",
    ],
    [
      "a milestone that proves nothing",
      PROJECT.replace("[{ skill: sql, level: 2 }]", "[]"),
      ":11 milestones[2].proves: a milestone proves at least one skill",
    ],
    [
      "a milestone twice",
      PROJECT.replace("id: sew", "id: cut"),
      ":11 milestones[2].id: the milestone cut stands twice",
    ],
    ["too few milestones", PROJECT.replace(/ {2}- \{ id: wear.*\n/, ""), ":8 milestones: has 4 to 8 milestones"],
    [
      "a skill twice in a milestone",
      PROJECT.replace("[communication]", "[bash]"),
      ":12 milestones[3]: names bash twice",
    ],
    [
      "a milestone before what it needs",
      PROJECT.replace("skill: python, level: 2", "skill: nosql, level: 2").replace(
        "skill: sql, level: 2",
        "skill: sql, level: 1",
      ),
      ":9 milestones[0].proves[0]: nosql 2 needs sql 1, which sew proves later",
    ],
    [
      "a level that was passed",
      PROJECT.replace("skill: bash, level: 2", "skill: python, level: 1"),
      ":12 milestones[3].proves[0]: plan proves as much before it",
    ],
    [
      "hours of its own",
      PROJECT.replace("title: A coat", "title: A coat\nhours: 20"),
      ":3 hours: is not a known field",
    ],
    ["no way to check", PROJECT.replace(", check: It rains. }", " }"), ":12 milestones[3].check: is missing"],
  ])("is refused for %s", (_, text, message) => {
    expect(faults(text).join("\n")).toContain(`projects/coat.yaml${message}`);
  });

  it("is refused when two files define it", () => {
    expect(faults(PROJECT, { "coat-2.yaml": PROJECT })).toEqual(["projects/coat.yaml:1 id: coat is defined twice"]);
  });

  it("is refused with every fault at once", () => {
    const text = PROJECT.replace("skill: git", "skill: gitt").replace("[ml-engineer]", "[ml-enginer]");
    expect(faults(text)).toHaveLength(2);
  });
});
