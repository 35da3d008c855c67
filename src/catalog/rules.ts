import { employerKey } from "../core/pay/employers.ts";
import { type Asked, alternativesOf } from "../core/score/prerequisites.ts";
import { advertsOf } from "../core/score/weights.ts";
import type { Issue } from "../errors.ts";
import { signsStandOnce } from "./code.ts";
import type { Folder, Placed } from "./folder.ts";
import { idsIn, repeatedIds, unknown, unknownReferences } from "./references.ts";
import type { Catalog, Milestone, Project, RequirementFile, Resource, SalaryRow } from "./schema.ts";
import { formsAreDistinct, skillsHaveWords, termsAreNamedOnce } from "./vocabulary.ts";

/**
 * What must hold between files. A rule looks at what a folder brings (with places) in the light of the whole catalog,
 * and returns its faults. What has a wrong shape itself is left out of the folder, but not out of its `files`. To add a
 * rule, add it to this list.
 */
export type Rule = (folder: Folder, catalog: Catalog) => Issue[];

export const rules: readonly Rule[] = [
  uniqueIds,
  uniqueNames,
  knownIds,
  prerequisitesWithoutCircle,
  alternativesDiffer,
  legacyNamesSuccessor,
  demandCounts,
  requirementsAreSound,
  rolesAreSound,
  salariesAreSound,
  salariesStandOnce,
  questionsAreSound,
  rankingsAgree,
  learningIsSound,
  projectsAreSound,
  projectsFollowPrerequisites,
  termsAreNamedOnce,
  formsAreDistinct,
  skillsHaveWords,
  signsStandOnce,
];

function uniqueIds({ files }: Folder): Issue[] {
  return repeatedIds(files);
}

/** Names and aliases lead to one skill (or company) only, whatever their capitals; of companies whatever their signs and legal forms. */
function uniqueNames({ skills, companies }: Folder): Issue[] {
  const named = (plain: (name: string) => string) => (item: { id: string; name: string; aliases: string[] }) => [
    ...new Set([item.id, item.name, ...item.aliases].map(plain)),
  ];
  return [
    ...repeated(
      skills,
      named((name) => name.toLowerCase()),
    ),
    ...repeated(companies, named(employerKey)),
  ].map(({ item, name }) => item.issue(["aliases"], `the name "${name}" already leads elsewhere`));
}

function knownIds({ files }: Folder, catalog: Catalog): Issue[] {
  return unknownReferences(files, catalog);
}

/** A prerequisite is a skill at a level; following them, over all alternatives, must never lead back to the level one started from. */
function prerequisitesWithoutCircle({ skills }: Folder, catalog: Catalog): Issue[] {
  const byId = new Map(catalog.skills.map((skill) => [skill.id, skill]));
  const needsOf = (skill: string, level: number): SkillLevel[] => [
    { skill, level: level - 1 },
    ...(byId.get(skill)?.prerequisites ?? [])
      .filter(({ before }) => before === level)
      .flatMap((need) => alternativesOf(need).map((one) => ({ skill: one, level: need.level }))),
  ];
  const seen = new Set<string>();
  return skills.flatMap((skill) => {
    const found = findCircle({ skill: skill.value.id, level: 4 }, needsOf, seen);
    return found ? [skill.issue(["prerequisites"], `prerequisites go in a circle: ${circleWords(found)}`)] : [];
  });
}

interface SkillLevel {
  skill: string;
  level: number;
}

/** The first circle that following the needs leads into; what was seen before is not followed again. */
function findCircle(
  start: SkillLevel,
  needsOf: (skill: string, level: number) => SkillLevel[],
  seen: Set<string>,
): string[] | undefined {
  const trail: { node: string; needs: SkillLevel[] }[] = [];
  const onTrail = new Set<string>();
  const follow = ({ skill, level }: SkillLevel): string[] | undefined => {
    const node = `${skill} ${level}`;
    if (onTrail.has(node))
      return [...trail.slice(trail.findIndex((step) => step.node === node)).map((s) => s.node), node];
    if (level === 0 || seen.has(node)) return undefined;
    seen.add(node);
    onTrail.add(node);
    trail.push({ node, needs: needsOf(skill, level).reverse() });
    return undefined;
  };
  let circle = follow(start);
  for (let top = trail.at(-1); top && !circle; top = trail.at(-1)) {
    const next = top.needs.pop();
    if (next) circle = follow(next);
    else onTrail.delete((trail.pop() as typeof top).node);
  }
  return circle;
}

const CIRCLE_SHOWN = 12;

/** A long circle is told by its beginning. */
function circleWords(circle: readonly string[]): string {
  if (circle.length <= CIRCLE_SHOWN) return circle.join(" → ");
  return [...circle.slice(0, CIRCLE_SHOWN - 2), `… (${circle.length - CIRCLE_SHOWN + 1} more)`, circle.at(-1)].join(
    " → ",
  );
}

function alternativesDiffer({ skills }: Folder): Issue[] {
  return skills.flatMap((skill) =>
    skill.value.prerequisites.flatMap((need, i) =>
      alternativesOf(need).flatMap((id, j, all) =>
        all.indexOf(id) < j ? [skill.issue(["prerequisites", i, "anyOf", j], `${id} is named twice`)] : [],
      ),
    ),
  );
}

function legacyNamesSuccessor({ skills }: Folder): Issue[] {
  return skills.flatMap((skill) => {
    const { status, supersededBy } = skill.value;
    if (status === "legacy" && !supersededBy)
      return [skill.issue(["status"], "a legacy skill names what superseded it (supersededBy)")];
    if (status !== "legacy" && supersededBy)
      return [skill.issue(["supersededBy"], "only a legacy skill is superseded")];
    return [];
  });
}

function demandCounts({ demand }: Folder): Issue[] {
  if (!demand) return [];
  const titles = Object.entries(demand.value.titles ?? {}).map(([id, adverts]) => ({ at: ["titles", id], adverts }));
  return [{ at: [], adverts: demand.value }, ...titles].flatMap(({ at, adverts: { sets, counts } }) =>
    Object.entries(counts).flatMap(([id, list]) => {
      const path = [...at, "counts", id];
      if (list.length !== sets.length) return [demand.issue(path, `has ${list.length} counts for ${sets.length} sets`)];
      return list.flatMap((count, i) =>
        count > (sets[i]?.n ?? 0)
          ? [demand.issue([...path, i], `${count} is more than the ${sets[i]?.n} adverts of its set`)]
          : [],
      );
    }),
  );
}

function requirementsAreSound({ requirements }: Folder): Issue[] {
  return requirements.flatMap((ofRole) => [
    ...repeated(ofRole, ({ id }) => [id]).map(({ item, name }) =>
      item.issue(["id"], `the requirement ${name} stands twice`),
    ),
    ...ofRole.flatMap((requirement) =>
      faultsOf(requirement.value).map(({ path, message }) => requirement.issue(path, message)),
    ),
  ]);
}

/** What a role names of its own requirements, and of what was counted in its adverts. */
function rolesAreSound({ roles, files }: Folder, catalog: Catalog): Issue[] {
  const readable = files.every(({ kind, parsed }) => kind !== "demand" || parsed);
  return roles.flatMap((role) => {
    const ids = new Set(role.value.requirements.map(({ id }) => id));
    const counted = new Set(Object.keys(advertsOf(catalog.demand, role.value).counts));
    return [
      ...role.value.responsibilities.flatMap(({ servedBy }, i) =>
        servedBy.flatMap((id, j) =>
          ids.has(id)
            ? []
            : [role.issue(["responsibilities", i, "servedBy", j], unknown("requirement of this role", id, ids))],
        ),
      ),
      ...role.value.requirements.flatMap(({ weight }, i) => {
        const named = "demand" in weight ? weight.demand : undefined;
        if (named === undefined || counted.has(named) || !readable) return [];
        const path = ["requirements", i, "weight", "demand"];
        return [role.issue(path, unknown("entry of demand.yaml", named, counted))];
      }),
    ];
  });
}

function faultsOf(requirement: RequirementFile): { path: PropertyKey[]; message: string }[] {
  if (requirement.kind === "education") return [];
  const { options, floor } = requirement;
  const least = Math.min(...options.map((option) => option.asked));
  const faults: { path: PropertyKey[]; message: string }[] = [];
  const ids = options.map(({ skill }) => skill);
  const full = options.filter(({ credit }) => credit === 1).length;
  const k = requirement.kind === "best" ? requirement.best : options.length;
  if (new Set(ids).size < ids.length) faults.push({ path: ["options"], message: "names a skill twice" });
  const strangers =
    "core" in requirement && Array.isArray(requirement.core)
      ? requirement.core.filter((one) => !ids.includes(one))
      : [];
  if (strangers.length > 0)
    faults.push({ path: ["core"], message: `${strangers.join(", ")} is no option of this requirement` });
  if (k > options.length) faults.push({ path: ["best"], message: `asks for the best ${k} of ${options.length}` });
  if (floor !== undefined && floor > least)
    faults.push({ path: ["floor"], message: `the floor ${floor} is above the level asked, ${least}` });
  if (full < options.length && full < k)
    faults.push({ path: ["options"], message: `part credit needs at least ${k} options of full credit` });
  // Otherwise learning a current tool could take the place of a legacy one at a higher level and lower the gate.
  if (full < options.length && floor !== undefined)
    faults.push({ path: ["floor"], message: "a requirement with a floor has no options of part credit" });
  return faults;
}

function salariesAreSound({ salaries }: Folder): Issue[] {
  return salaries.flatMap((row) => {
    const { value } = row;
    const issues: Issue[] = [];
    if (!value.company && !value.group) issues.push(row.issue([], "a pay row names a company or a group"));
    if (value.kind === "range" && value.low > value.high)
      issues.push(row.issue(["low"], `the low end ${value.low} is above the high end ${value.high}`));
    if (value.kind === "percentiles") {
      const { p10, p25, median, p75, p90 } = value;
      if ((p10 === undefined) !== (p90 === undefined))
        issues.push(row.issue([], "p10 and p90 stand together or not at all"));
      const order = [p10 ?? p25, p25, median, p75, p90 ?? p75];
      if (order.some((figure, i) => i > 0 && figure < (order[i - 1] ?? 0)))
        issues.push(row.issue([], "percentiles must not fall"));
    }
    return issues;
  });
}

/** What makes a pay row this one and no other; a row laid over one of the same key replaces it. */
export function payKey(row: SalaryRow): string {
  const { company, group, country, city, currency, level, year, source, kind, pay } = row;
  const counts = row.kind === "percentiles" ? [row.basis, row.counted] : [];
  return JSON.stringify([company, group, country, city, currency, level, year, source, kind, pay, ...counts]);
}

/** Of two rows of one key the second would replace the first without a word. */
function salariesStandOnce({ salaries }: Folder): Issue[] {
  return repeated(salaries, (row) => [payKey(row)]).map(({ item: { value, issue } }) => {
    const { company, group, country, year, level, source } = value;
    const what = [company, group, country, level, year].filter(Boolean).join(", ");
    return issue([], `the pay of ${what} [${source}] stands twice; of such rows only the last would count`);
  });
}

/** Four different answers, a place in a ranking, and a text that is asked once only. */
function questionsAreSound({ questions, files }: Folder): Issue[] {
  const ranked = new Set(idsIn(files, "questions", "rankings * *"));
  const allRead = files.every(({ kind, parsed }) => kind !== "questions" || parsed);
  return [
    ...repeated(questions, ({ text, code = "" }) => [`${text} ${code}`]).map(({ item }) =>
      item.issue(["text"], "the same question stands twice"),
    ),
    ...questions.flatMap((question) => {
      const { id, right, wrong } = question.value;
      const same = [right, ...wrong].map((answer) => answer.toLowerCase());
      return [
        ...(wrong.some((answer) => answer.toLowerCase() === right.toLowerCase())
          ? [question.issue(["wrong"], "the right answer stands among the wrong ones")]
          : []),
        ...(new Set(same).size < 4 ? [question.issue(["wrong"], "two answers are the same")] : []),
        ...(ranked.has(id) || !allRead
          ? []
          : [
              question.issue(
                ["difficulty"],
                `${id} stands in no ranking, so nothing says where its difficulty comes from`,
              ),
            ]),
      ];
    }),
  ];
}

/** Difficulties rise along every ranking that they were not fitted to. */
function rankingsAgree({ rankings }: Folder, catalog: Catalog): Issue[] {
  const difficulty = new Map(catalog.questions.map((question) => [question.id, question.difficulty]));
  return rankings.flatMap((ranking) =>
    ranking.value.flatMap((id, i) => {
      const own = difficulty.get(id);
      if (own === undefined) return [];
      const before = difficulty.get(ranking.value[i - 1] ?? "") ?? Number.NEGATIVE_INFINITY;
      return own < before
        ? [ranking.issue([i], `${id} is ranked harder than ${ranking.value[i - 1]}, but its difficulty is lower`)]
        : [];
    }),
  );
}

const TRACKING = /[?&](utm_\w+|fbclid|gclid|ref|referrer|source|tag|aff\w*)=/i;

/** One entry a skill, resources named once, each with a place to find it and nothing that follows the reader. */
function learningIsSound({ learning }: Folder): Issue[] {
  const resources = learning.flatMap((entry) =>
    entry.value.learn.map(
      (value, i): Placed<Resource> => ({
        value,
        issue: (path, message) => entry.issue(["learn", i, ...path], message),
      }),
    ),
  );
  return [
    ...repeated(learning, ({ skill }) => [skill]).map(({ item, name }) =>
      item.issue(["skill"], `${name} stands twice`),
    ),
    ...repeated(resources, ({ id }) => [id]).map(({ item, name }) => item.issue(["id"], `${name} is defined twice`)),
    ...resources.flatMap((resource) => {
      const { url, isbn, kind } = resource.value;
      if (url === undefined && isbn === undefined) return [resource.issue([], "names neither a url nor an isbn")];
      if (isbn !== undefined && kind !== "book") return [resource.issue(["isbn"], "only a book has an ISBN")];
      return url !== undefined && TRACKING.test(url) ? [resource.issue(["url"], "has a tracking parameter")] : [];
    }),
  ];
}

/** Every milestone and skill named once, and nothing both proven and merely practised. */
function projectsAreSound({ projects }: Folder): Issue[] {
  return projects.flatMap((project) => [
    ...milestonesOf(project).flatMap((milestone) =>
      repeated([milestone], namedSkills).map(({ name }) => milestone.issue([], `names ${name} twice`)),
    ),
    ...repeated(milestonesOf(project), ({ id }) => [id]).map(({ item, name }) =>
      item.issue(["id"], `the milestone ${name} stands twice`),
    ),
  ]);
}

function milestonesOf(project: Placed<Project>): Placed<Milestone>[] {
  return project.value.milestones.map((value, i) => ({
    value,
    issue: (path, message) => project.issue(["milestones", i, ...path], message),
  }));
}

/** Every skill that a milestone names. */
function namedSkills({ proves, practises = [] }: Milestone): string[] {
  return [...proves.flatMap(alternativesOf), ...practises];
}

/**
 * No milestone proves what needs a level that only a later one proves, nor a level that an earlier one has passed. What
 * no milestone proves at the level needed, people bring along, though a later one may raise it further.
 */
function projectsFollowPrerequisites({ projects }: Folder, catalog: Catalog): Issue[] {
  const byId = new Map(catalog.skills.map((skill) => [skill.id, skill]));
  const needsOf = (proof: Asked) =>
    alternativesOf(proof).flatMap((id) =>
      (byId.get(id)?.prerequisites ?? []).filter(({ before }) => before <= proof.level).map((need) => ({ id, need })),
    );
  return projects.flatMap((project) => {
    const milestones = milestonesOf(project);
    return milestones.flatMap((milestone, i) =>
      milestone.value.proves.flatMap((proof, j) => {
        const passed = milestones.slice(0, i).find(({ value }) => value.proves.some((other) => shows(other, proof)));
        if (passed) return [milestone.issue(["proves", j], `${passed.value.id} proves as much before it`)];
        return needsOf(proof).flatMap(({ id, need }) => {
          const later = milestones.slice(i + 1).find(({ value }) => value.proves.some((other) => isFirst(other, need)));
          const shown = milestones
            .slice(0, i + 1)
            .some(({ value }) => value.proves.some((other) => shows(other, need)));
          if (!later || shown) return [];
          const what = `${alternativesOf(need).join(" or ")} ${need.level}`;
          return [
            milestone.issue(["proves", j], `${id} ${proof.level} needs ${what}, which ${later.value.id} proves later`),
          ];
        });
      }),
    );
  });
}

/** Whether proving one thing proves the other, whichever of its skills was chosen. */
function shows(proof: Asked, other: Asked): boolean {
  return proof.level >= other.level && alternativesOf(proof).every((id) => alternativesOf(other).includes(id));
}

/** Whether it is here that a need is first met: at just its level, with no alternative that may have been brought along. */
function isFirst(proof: Asked, need: Asked): boolean {
  return proof.level === need.level && alternativesOf(need).every((id) => alternativesOf(proof).includes(id));
}

function repeated<T>(list: readonly Placed<T>[], names: (value: T) => string[]): { item: Placed<T>; name: string }[] {
  const seen = new Set<string>();
  return list.flatMap((item) =>
    names(item.value).flatMap((name) => {
      if (seen.has(name)) return [{ item, name }];
      seen.add(name);
      return [];
    }),
  );
}
