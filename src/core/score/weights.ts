import type { Demand, Requirement, RequirementFile } from "../../catalog/schema.ts";

/** How many adverts of how many name something, and the share of them (0 to 1) that a weight rests on. */
export interface Share {
  named: number;
  of: number;
  value: number;
}

type Adverts = Pick<Demand, "sets" | "counts">;
type Sets = "all" | "unsummarised";

/** The adverts that a role's weights are counted in. */
export function advertsOf(demand: Demand, role: { adverts?: string | undefined }): Adverts {
  return (role.adverts !== undefined && demand.titles?.[role.adverts]) || demand;
}

/**
 * Counts of one id over all sets, or only those that no model summarised; undefined when it was not counted. The main
 * sets are pooled. Sets of other titles differ so much in size that their shares are averaged, one vote a set.
 */
export function demandShare(
  demand: Demand,
  id: string,
  sets: Sets = "all",
  adverts: Adverts = demand,
): Share | undefined {
  const counts = adverts.counts[id];
  if (!counts) return undefined;
  let [named, of, shares, votes] = [0, 0, 0, 0];
  for (const [i, set] of adverts.sets.entries()) {
    if (sets === "unsummarised" && set.summarised) continue;
    const count = counts[i] ?? 0;
    named += count;
    of += set.n;
    shares += count / set.n;
    votes += 1;
  }
  if (votes === 0) return undefined;
  return { named, of, value: adverts === demand ? named / of : shares / votes };
}

/**
 * A person's own counts with the built-in ones beside them: share = (named + prior · built-in share) / (n + prior). What they
 * did not count keeps its built-in share. Counts are then no whole numbers.
 */
export function blendDemand(own: Demand, built: Demand): Demand {
  const { prior, ...rest } = own;
  if (prior === undefined) return own;
  const blend = (adverts: Adverts) => blendAdverts(own, prior, built, adverts);
  const titles = Object.entries(built.titles ?? {}).map(([id, adverts]) => [id, blend(adverts)] as const);
  return { ...rest, ...blend(built), titles: Object.fromEntries(titles) };
}

function blendAdverts(own: Adverts, prior: number, built: Demand, adverts: Adverts): Adverts {
  const n = own.sets.reduce((sum, set) => sum + set.n, 0);
  const [first] = own.sets;
  const ids = [...new Set([...Object.keys(adverts.counts), ...Object.keys(own.counts)])];
  const counts = ids.map((id) => {
    const share = demandShare(built, id, "all", adverts)?.value ?? 0;
    const named = own.counts[id]?.reduce((sum, count) => sum + count, 0) ?? n * share;
    return [id, [named + prior * share]] as [string, number[]];
  });
  const set = {
    id: "own",
    title: "Your own adverts",
    source: "own-adverts",
    ...first,
    n: n + prior,
    summarised: false,
  };
  return { sets: [set], counts: Object.fromEntries(counts) };
}

/**
 * The requirements of a role with their weights worked out (design: what is asked, once for each thing asked). A weight is
 * the sum of the k largest shares among its options (k = all for `all`), or the share of its counted group where that is
 * larger; an option that nobody counted adds 0, and where nothing was counted the weight is the median of the others. The
 * requirement's `factor` multiplies the result.
 */
export function weighted(
  requirements: readonly RequirementFile[],
  demand: Demand,
  adverts: Adverts = demand,
): Requirement[] {
  const asked = requirements.map((requirement) => sumOf(requirement, demand, adverts));
  const middle = median(asked.flatMap((found) => (found ? [found.value] : [])));
  return requirements.map((requirement, i): Requirement => {
    const { weight, factor } = requirement;
    if ("value" in weight) return { ...requirement, weight: weight.value, weightBasis: weight.basis };
    const { value, basis } = asked[i] ?? { value: middle, basis: "not counted in adverts; the median of the others" };
    const halved = factor ? `${basis}; times ${factor.value}: ${factor.basis}` : basis;
    return { ...requirement, weight: value * (factor?.value ?? 1), weightBasis: halved, counted: weight };
  });
}

/** The same requirements weighed by other counts. */
export function reweigh(
  requirements: readonly Requirement[],
  demand: Demand,
  adverts: Adverts = demand,
): Requirement[] {
  const files = requirements.map(
    ({ weightBasis, counted, ...rest }): RequirementFile => ({
      ...rest,
      weight: counted ?? { value: rest.weight, basis: weightBasis },
    }),
  );
  return weighted(files, demand, adverts);
}

function sumOf(
  requirement: RequirementFile,
  demand: Demand,
  adverts: Adverts,
): { value: number; basis: string } | undefined {
  const { weight } = requirement;
  if ("value" in weight) return undefined;
  const share = (id: string) => {
    const found = demandShare(demand, id, weight.sets, adverts);
    return found ? [{ id, ...found }] : [];
  };
  const k = requirement.kind === "best" ? requirement.best : undefined;
  const options = requirement.kind === "education" ? [] : requirement.options.flatMap(({ skill }) => share(skill));
  const largest = options.sort((a, b) => b.value - a.value).slice(0, k);
  const sum = largest.reduce((total, { value }) => total + value, 0);
  const group = weight.demand === undefined ? [] : share(weight.demand);
  const used = (group[0]?.value ?? 0) > sum ? group : largest;
  if (used.length === 0) return undefined;
  return { value: Math.max(sum, group[0]?.value ?? 0), basis: basisOf(used, weight.sets) };
}

function basisOf(shares: readonly (Share & { id: string })[], sets: Sets): string {
  const of = shares[0]?.of ?? 0;
  const where = sets === "unsummarised" ? " that no model summarised" : "";
  const named = shares.map(({ id, value }) => `${id} ${(100 * value).toFixed(1)} %`).join(" + ");
  return `${named} of ${of} adverts${where}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 1;
  return sorted.length % 2 ? (sorted[middle] ?? 1) : ((sorted[middle - 1] ?? 1) + (sorted[middle] ?? 1)) / 2;
}
