import { type Asked, alternativesOf } from "../core/score/prerequisites.ts";
import { advertsOf } from "../core/score/weights.ts";
import type { Issue } from "../errors.ts";
import { nearest } from "../text/nearest.ts";
import type { Folder, Placed } from "./folder.ts";
import type { Catalog, Milestone, Project, Requirement, RequirementFile, Resource } from "./schema.ts";

/**
 * What must hold between files. A rule looks at what a folder brings (with places) in the light of the whole catalog,
 * and returns its faults. To add a rule, add it to this list.
 */
export type Rule = (folder: Folder, catalog: Catalog) => Issue[];

export const rules: readonly Rule[] = [
  uniqueIds,
  uniqueNames,
  knownSources,
  skillReferences,
  prerequisitesWithoutCircle,
  legacyNamesSuccessor,
  demandCounts,
  roleReferences,
  requirementsAreSound,
  salariesAreSound,
  peopleReferences,
  questionsAreSound,
  rankingsAgree,
  learningIsSound,
  projectsAreSound,
  projectsFollowPrerequisites,
];

function uniqueIds({ sources, skills, roles, companies, people, questions, projects }: Folder): Issue[] {
  return [sources, skills, roles, companies, people, questions, projects].flatMap((list) =>
    repeated(list as Placed<{ id: string }>[], ({ id }) => [id]).map(({ item, name }) =>
      item.issue(["id"], `${name} is defined twice`),
    ),
  );
}

/** Names and aliases lead to one skill (or company) only, whatever their capitals. */
function uniqueNames({ skills, companies }: Folder): Issue[] {
  const names = (item: { id: string; name: string; aliases: string[] }) => [
    ...new Set([item.id, item.name.toLowerCase(), ...item.aliases.map((alias) => alias.toLowerCase())]),
  ];
  return [...repeated(skills, names), ...repeated(companies, names)].map(({ item, name }) =>
    item.issue(["aliases"], `the name "${name}" already leads elsewhere`),
  );
}

function knownSources(folder: Folder, catalog: Catalog): Issue[] {
  const known = new Set(catalog.sources.map(({ id }) => id));
  const check = (item: Placed<unknown>, path: PropertyKey[], id: string | undefined) =>
    id === undefined || known.has(id) ? [] : [item.issue(path, unknown("source", id, known))];
  return [
    ...folder.sources.flatMap((s) => check(s, ["via"], s.value.via)),
    ...folder.salaries.flatMap((s) => check(s, ["source"], s.value.source)),
    ...folder.rates.flatMap((r) => check(r, ["source"], r.value.source)),
    ...folder.inflation.flatMap((change) => check(change, ["source"], change.value.source)),
    ...(folder.demand?.value.sets.flatMap((set, i) =>
      check(folder.demand as Placed<unknown>, ["sets", i, "source"], set.source),
    ) ?? []),
    ...Object.entries(folder.demand?.value.titles ?? {}).flatMap(([title, { sets }]) =>
      sets.flatMap(({ source }, i) =>
        check(folder.demand as Placed<unknown>, ["titles", title, "sets", i, "source"], source),
      ),
    ),
    ...folder.roles.flatMap((role) => [
      ...role.value.sources.flatMap((id, i) => check(role, ["sources", i], id)),
      ...(["about", "worksWith", "differs", "responsibilities"] as const).flatMap((part) =>
        role.value[part].flatMap(({ source }, i) => check(role, [part, i, "source"], source)),
      ),
      ...role.value.requirements.flatMap((r, i) =>
        r.sources.flatMap((id, j) => check(role, ["requirements", i, "sources", j], id)),
      ),
    ]),
    ...(["figures", "statements", "uses", "payFactors"] as const).flatMap(
      (part) =>
        folder.market?.value[part].flatMap(({ source }, i) =>
          check(folder.market as Placed<unknown>, [part, i, "source"], source),
        ) ?? [],
    ),
  ];
}

function skillReferences({ skills }: Folder, catalog: Catalog): Issue[] {
  const known = new Set(catalog.skills.map(({ id }) => id));
  return skills.flatMap((skill) => [
    ...skill.value.prerequisites.flatMap((need, i) =>
      alternativesOf(need).flatMap((id, j) => {
        const path = ["prerequisites", i, ...("anyOf" in need ? ["anyOf", j] : ["skill"])];
        if (!known.has(id)) return [skill.issue(path, unknown("skill", id, known))];
        return alternativesOf(need).indexOf(id) < j ? [skill.issue(path, `${id} is named twice`)] : [];
      }),
    ),
    ...(skill.value.supersededBy ?? []).flatMap((id, i) =>
      known.has(id) ? [] : [skill.issue(["supersededBy", i], unknown("skill", id, known))],
    ),
  ]);
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

function roleReferences({ roles }: Folder, catalog: Catalog): Issue[] {
  const skills = new Set(catalog.skills.filter(({ status }) => status !== "decoy").map(({ id }) => id));
  const known = new Set(catalog.roles.map(({ id }) => id));
  const titles = new Set(Object.keys(catalog.demand.titles ?? {}));
  return roles.flatMap((role) => {
    const { adverts, requirements, responsibilities } = role.value;
    const counted = new Set(Object.keys(advertsOf(catalog.demand, role.value).counts));
    const ids = new Set(requirements.map(({ id }) => id));
    return [
      ...(adverts === undefined || titles.has(adverts)
        ? []
        : [role.issue(["adverts"], unknown("title of demand.yaml", adverts, titles))]),
      ...responsibilities.flatMap(({ servedBy }, i) =>
        servedBy.flatMap((id, j) =>
          ids.has(id)
            ? []
            : [role.issue(["responsibilities", i, "servedBy", j], unknown("requirement of this role", id, ids))],
        ),
      ),
      ...role.value.differs.flatMap(({ role: id }, i) =>
        known.has(id) ? [] : [role.issue(["differs", i, "role"], unknown("role", id, known))],
      ),
      ...role.value.requirements.flatMap((requirement, i) => [
        ...optionsOf(requirement).flatMap(({ skill }, j) =>
          skills.has(skill) ? [] : [role.issue(["requirements", i, "options", j], unknown("skill", skill, skills))],
        ),
        ...("demand" in requirement.weight && requirement.weight.demand && !counted.has(requirement.weight.demand)
          ? [
              role.issue(
                ["requirements", i, "weight", "demand"],
                unknown("entry of demand.yaml", requirement.weight.demand, counted),
              ),
            ]
          : []),
      ]),
    ];
  });
}

function requirementsAreSound({ roles }: Folder): Issue[] {
  return roles.flatMap((role) => [
    ...repeated(
      role.value.requirements.map((value, i) => ({
        value,
        issue: (path, message) => role.issue(["requirements", i, ...path], message),
      })),
      ({ id }) => [id],
    ).map(({ item, name }) => item.issue(["id"], `the requirement ${name} stands twice`)),
    ...role.value.requirements.flatMap((requirement, i) =>
      faultsOf(requirement).map(({ path, message }) => role.issue(["requirements", i, ...path], message)),
    ),
  ]);
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

function salariesAreSound({ salaries }: Folder, catalog: Catalog): Issue[] {
  const companies = new Set(catalog.companies.map(({ id }) => id));
  return salaries.flatMap((row) => {
    const { value } = row;
    const issues: Issue[] = [];
    if (value.company && !companies.has(value.company))
      issues.push(row.issue(["company"], unknown("company", value.company, companies)));
    if (!value.company && !value.group) issues.push(row.issue([], "a pay row names a company or a group"));
    if (value.kind === "range" && value.low > value.high)
      issues.push(row.issue(["low"], `the low end ${value.low} is above the high end ${value.high}`));
    if (value.kind === "percentiles") {
      const order = [value.p10, value.p25, value.median, value.p75, value.p90];
      if (order.some((figure, i) => i > 0 && figure < (order[i - 1] ?? 0)))
        issues.push(row.issue([], "percentiles must not fall"));
    }
    return issues;
  });
}

function peopleReferences({ people }: Folder, catalog: Catalog): Issue[] {
  const skills = new Set(catalog.skills.map(({ id }) => id));
  const roles = new Set(catalog.roles.map(({ id }) => id));
  return people.flatMap((person) => [
    ...(roles.has(person.value.role) ? [] : [person.issue(["role"], unknown("role", person.value.role, roles))]),
    ...Object.keys(person.value.answers.ratings).flatMap((id) =>
      skills.has(id) ? [] : [person.issue(["answers", "ratings", id], unknown("skill", id, skills))],
    ),
  ]);
}

/** Four different answers, a skill that exists, and a text that is asked once only. */
function questionsAreSound({ questions, rankings }: Folder, catalog: Catalog): Issue[] {
  const skills = new Set(catalog.skills.filter(({ status }) => status !== "decoy").map(({ id }) => id));
  const ranked = new Set(rankings.flatMap(({ value }) => value));
  return [
    ...repeated(questions, ({ text, code = "" }) => [`${text} ${code}`]).map(({ item }) =>
      item.issue(["text"], "the same question stands twice"),
    ),
    ...questions.flatMap((question) => {
      const { id, skill, right, wrong } = question.value;
      const same = [right, ...wrong].map((answer) => answer.toLowerCase());
      return [
        ...(skills.has(skill) ? [] : [question.issue(["skill"], unknown("skill", skill, skills))]),
        ...(wrong.some((answer) => answer.toLowerCase() === right.toLowerCase())
          ? [question.issue(["wrong"], "the right answer stands among the wrong ones")]
          : []),
        ...(new Set(same).size < 4 ? [question.issue(["wrong"], "two answers are the same")] : []),
        ...(ranked.has(id)
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

/** Difficulties rise along every ranking. */
function rankingsAgree({ rankings }: Folder, catalog: Catalog): Issue[] {
  const difficulty = new Map(catalog.questions.map((question) => [question.id, question.difficulty]));
  return rankings.flatMap((ranking) =>
    ranking.value.flatMap((id, i) => {
      const own = difficulty.get(id);
      if (own === undefined) return [ranking.issue([i], unknown("question", id, difficulty.keys()))];
      const before = difficulty.get(ranking.value[i - 1] ?? "") ?? Number.NEGATIVE_INFINITY;
      return own < before
        ? [ranking.issue([i], `${id} is ranked harder than ${ranking.value[i - 1]}, but its difficulty is lower`)]
        : [];
    }),
  );
}

const TRACKING = /[?&](utm_\w+|fbclid|gclid|ref|referrer|source|tag|aff\w*)=/i;

/** One entry a skill, resources named once, each with a place to find it and nothing that follows the reader. */
function learningIsSound({ learning }: Folder, catalog: Catalog): Issue[] {
  const skills = new Set(catalog.skills.filter(({ status }) => status !== "decoy").map(({ id }) => id));
  const resources = learning.flatMap((entry) =>
    entry.value.learn.map(
      (value, i): Placed<Resource> => ({
        value,
        issue: (path, message) => entry.issue(["learn", i, ...path], message),
      }),
    ),
  );
  return [
    ...learning.flatMap((entry) =>
      skills.has(entry.value.skill) ? [] : [entry.issue(["skill"], unknown("skill", entry.value.skill, skills))],
    ),
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

/** Skills and roles that exist, every milestone and skill named once, and nothing both proven and merely practised. */
function projectsAreSound({ projects }: Folder, catalog: Catalog): Issue[] {
  const skills = new Set(catalog.skills.filter(({ status }) => status !== "decoy").map(({ id }) => id));
  const roles = new Set(catalog.roles.map(({ id }) => id));
  return projects.flatMap((project) => [
    ...project.value.roles.flatMap((id, i) =>
      roles.has(id) ? [] : [project.issue(["roles", i], unknown("role", id, roles))],
    ),
    ...milestonesOf(project).flatMap((milestone) => [
      ...namedSkills(milestone.value).flatMap(({ id, path }) =>
        skills.has(id) ? [] : [milestone.issue(path, unknown("skill", id, skills))],
      ),
      ...repeated([milestone], (value) => namedSkills(value).map(({ id }) => id)).map(({ name }) =>
        milestone.issue([], `names ${name} twice`),
      ),
    ]),
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

/** Every skill that a milestone names, with its place. */
function namedSkills({ proves, practises = [] }: Milestone): { id: string; path: PropertyKey[] }[] {
  return [
    ...proves.flatMap((proof, i) =>
      alternativesOf(proof).map((id, j) => ({
        id,
        path: ["proves", i, ...("anyOf" in proof ? ["anyOf", j] : ["skill"])],
      })),
    ),
    ...practises.map((id, i) => ({ id, path: ["practises", i] })),
  ];
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

function optionsOf(requirement: RequirementFile | Requirement): { skill: string }[] {
  return requirement.kind === "education" ? [] : requirement.options;
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

function unknown(what: string, id: string, known: Iterable<string>): string {
  const near = nearest(id, known);
  return `no ${what} is called ${id}${near ? `; did you mean ${near}?` : ""}`;
}
