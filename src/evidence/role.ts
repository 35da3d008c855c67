import type { Requirement, Role, SkillRequirement } from "../catalog/schema.ts";
import type { Advert, Ask } from "./advert.ts";

/* A role made of exactly what one advert asks, so that gaps, points and plans are those of every other role. */

/** What a nice-to-have counts beside a must. A judgement: an employer who calls it a plus hires without it. */
export const PREFERRED_WEIGHT = 0.25;
/** What adverts of every profession ask for in the same words counts half, as in every role. */
const SOFT = 0.5;

/** True for a requirement that the advert calls a must. */
export function isMust({ kind, weight }: Requirement): boolean {
  return kind !== "education" && weight > PREFERRED_WEIGHT;
}

/** The level asked where neither the advert nor the role says one. */
const USUAL = { required: 3, preferred: 2 } as const;

/** The level that an advert asks of something, and whether its words say so or the role does. */
export function levelAsked({ skill, need, level }: Ask, role: Role): { level: number; basis: "wording" | "role" } {
  if (level !== undefined) return { level, basis: "wording" };
  const asked = role.requirements
    .flatMap((one) => (one.kind === "education" ? [] : one.options))
    .filter((one) => one.skill === skill);
  const most = Math.max(0, ...asked.map((one) => one.asked));
  return { level: most || USUAL[need === "required" ? "required" : "preferred"], basis: "role" };
}

/** The advert as a role: one requirement a skill, or the best of several where one is enough. `like` gives levels and pay. */
export function roleOfAdvert(advert: Advert, like: Role): Role {
  const asks = advert.asks.filter(({ skill, need, kind }) => skill && need !== "mentioned" && kind !== "degree");
  const requirements: Requirement[] = [];
  const done = new Set<string>();
  for (const ask of asks) {
    const group = asks.filter(
      (other) => other === ask || (other.need === ask.need && ask.alternatives?.includes(other.name)),
    );
    const fresh = group.filter(({ skill }) => skill && !done.has(skill));
    if (!ask.skill || done.has(ask.skill)) continue;
    for (const { skill } of fresh) done.add(skill ?? "");
    requirements.push(requirementOf(fresh, asks, like));
  }
  if (advert.degree) requirements.push(educationOf(advert.degree));
  return { ...like, id: "advert", title: advert.title ?? "This advert", requirements, sources: [] };
}

function requirementOf(group: readonly Ask[], asks: readonly Ask[], like: Role): SkillRequirement {
  const skills = [...new Set(group.flatMap(({ skill }) => skill ?? []))];
  const options = skills.map((skill) => {
    // One skill may be asked for by several names: the highest level counts.
    const named = asks.filter((other) => other.skill === skill && other.need === group[0]?.need);
    return { skill, asked: Math.max(...named.map((other) => levelAsked(other, like).level)), credit: 1 };
  });
  const [first] = group as [Ask];
  const must = first.need === "required";
  const soft = group.every(({ kind }) => kind === "soft");
  const common = {
    id: skills[0] ?? first.name,
    title: group.map(({ name }) => name).join(" or "),
    asked: Math.min(...options.map(({ asked }) => asked)),
    options,
    weight: (must ? 1 : PREFERRED_WEIGHT) * (soft ? SOFT : 1),
    weightBasis: `${must ? "required by the advert" : "called a plus by the advert"}${soft ? "; half, as adverts of every profession ask for it" : ""}`,
    sources: [],
  };
  return options.length > 1 ? { ...common, kind: "best", best: 1 } : { ...common, kind: "all" };
}

function educationOf(degree: NonNullable<Advert["degree"]>): Requirement {
  return {
    id: "education",
    title: "Degree",
    kind: "education",
    asked: degree,
    weight: PREFERRED_WEIGHT * 2,
    weightBasis: "asked by the advert; half of a skill, as everywhere",
    sources: [],
  };
}

/** How much of what an advert asks each role asks too: the share of the advert's skills, musts counted in full. */
export function nearestRoles(advert: Role, roles: readonly Role[]): { id: string; share: number }[] {
  const shares = roles.map((role) => {
    const asked = new Set(
      role.requirements.flatMap((one) => (one.kind === "education" ? [] : one.options.map(({ skill }) => skill))),
    );
    let [both, all] = [0, 0];
    for (const one of advert.requirements) {
      if (one.kind === "education") continue;
      all += one.weight;
      if (one.options.some(({ skill }) => asked.has(skill))) both += one.weight;
    }
    // Of two roles that ask all of it the one that asks less besides is nearer.
    return { id: role.id, share: all === 0 ? 0 : Math.round((both / all) * 1e4) / 1e4, size: asked.size };
  });
  return shares.sort((a, b) => b.share - a.share || a.size - b.size).map(({ id, share }) => ({ id, share }));
}
