import type { Demand, Requirement, RequirementFile } from "../../catalog/schema.ts";

/** How many adverts of how many name something. */
export interface Share {
  named: number;
  of: number;
}

/** Strength of the shrinkage toward the mean, in adverts. */
const PRIOR_ADVERTS = 30;

/** Counts of one id over all sets, or only those that no model summarised; undefined when it was not counted. */
export function demandShare(demand: Demand, id: string, sets: "all" | "unsummarised" = "all"): Share | undefined {
  const counts = demand.counts[id];
  if (!counts) return undefined;
  const share = { named: 0, of: 0 };
  for (const [i, set] of demand.sets.entries()) {
    if (sets === "unsummarised" && set.summarised) continue;
    share.named += counts[i] ?? 0;
    share.of += set.n;
  }
  return share;
}

/**
 * The requirements of a role with their weights worked out: the share of adverts naming the requirement, shrunk toward
 * the role's mean share, (named + m·p0) / (N + m) with m = 30, then clamped to between half and twice the role's median.
 * A requirement of several skills weighs as its most named one (a lower bound of "names any of them").
 */
export function weighted(requirements: readonly RequirementFile[], demand: Demand): Requirement[] {
  const shares = requirements.map((requirement) => mostNamed(requirement, demand));
  const raw = shares.flatMap((share) => (share ? [share.named / share.of] : []));
  const p0 = raw.reduce((sum, p) => sum + p, 0) / (raw.length || 1);
  const shrunk = shares.map((share) => share && (share.named + PRIOR_ADVERTS * p0) / (share.of + PRIOR_ADVERTS));
  const middle = median(shrunk.flatMap((p) => (p === undefined ? [] : [p])));
  return requirements.map((requirement, i): Requirement => {
    const { weight } = requirement;
    if ("value" in weight) return { ...requirement, weight: weight.value, weightBasis: weight.basis };
    const share = shares[i];
    if (!share)
      return { ...requirement, weight: middle, weightBasis: "not counted in adverts; the role's median weight" };
    const clamped = Math.min(2 * middle, Math.max(middle / 2, shrunk[i] ?? middle));
    return { ...requirement, weight: clamped, weightBasis: basis(share, weight.sets, clamped, shrunk[i] ?? middle) };
  });
}

type NamedShare = Share & { id: string };

function mostNamed(requirement: RequirementFile, demand: Demand): NamedShare | undefined {
  const { weight } = requirement;
  if ("value" in weight) return undefined;
  const options = requirement.kind === "education" ? [] : requirement.options.map(({ skill }) => skill);
  const ids = weight.demand ? [weight.demand] : options;
  const shares = ids.flatMap((id) => {
    const share = demandShare(demand, id, weight.sets);
    return share ? [{ ...share, id }] : [];
  });
  return shares.sort((a, b) => b.named - a.named)[0];
}

function basis({ id, named, of }: NamedShare, sets: "all" | "unsummarised", clamped: number, shrunk: number): string {
  const where = sets === "unsummarised" ? " that no model summarised" : "";
  const percent = ((100 * named) / of).toFixed(1);
  const limit = clamped > shrunk ? "; raised to half the role's median" : "; held to twice the role's median";
  return `${named} of ${of} adverts${where} name ${id} (${percent} %)${clamped === shrunk ? "" : limit}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 1;
  return sorted.length % 2 ? (sorted[middle] ?? 1) : ((sorted[middle - 1] ?? 1) + (sorted[middle] ?? 1)) / 2;
}
