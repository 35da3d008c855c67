import { Effort } from "./effort.ts";
import { at, sum } from "./tasks.ts";

/*
 * The closed set of greatest value, as a minimum cut (Picard 1976): the source feeds every task of positive value, every
 * task of negative value drains into the sink, and a task leads to what comes before it without limit. The tasks that
 * the source still reaches when nothing more flows are the set. Flow is pushed along shortest paths (Edmonds and Karp).
 */

interface Network {
  /** Edge e runs to `to[e]`; its reverse is e ^ 1. */
  to: number[];
  spare: number[];
  edges: number[][];
}

/** Below this share of all values an edge counts as full: what rounding leaves. */
const ROUNDING = 1e-12;

/**
 * The smallest set of indices, closed under `before`, whose values add up to the greatest sum (empty when no set is
 * worth more than nothing). In rising order.
 */
export function bestClosure(
  values: readonly number[],
  before: readonly (readonly number[])[],
  effort = new Effort(),
): number[] {
  const source = values.length;
  const sink = source + 1;
  const network = networkOf(values, before);
  const tiny = ROUNDING * sum(values.map(Math.abs));
  for (;;) {
    effort.spend(network.edges.length);
    const via = reach(network, source, sink, tiny, effort);
    if (at(via, sink) < 0) return values.flatMap((_, i) => (at(via, i) >= 0 ? [i] : []));
    push(network, via, source, sink);
  }
}

function networkOf(values: readonly number[], before: readonly (readonly number[])[]): Network {
  const source = values.length;
  const network: Network = { to: [], spare: [], edges: Array.from({ length: source + 2 }, () => []) };
  for (const [i, value] of values.entries()) {
    if (value > 0) connect(network, source, i, value);
    if (value < 0) connect(network, i, source + 1, -value);
    for (const b of at(before, i)) connect(network, i, b, Number.POSITIVE_INFINITY);
  }
  return network;
}

function connect({ to, spare, edges }: Network, from: number, target: number, capacity: number): void {
  at(edges, from).push(to.length);
  at(edges, target).push(to.length + 1);
  to.push(target, from);
  spare.push(capacity, 0);
}

/** The edge by which each node is first reached from the source, nearest first, until the sink is; −1 when it is not. */
function reach({ to, spare, edges }: Network, source: number, sink: number, tiny: number, effort: Effort): Int32Array {
  const via = new Int32Array(edges.length).fill(-1);
  const queue = [source];
  for (const node of queue) {
    effort.spend(at(edges, node).length);
    for (const edge of at(edges, node)) {
      const target = at(to, edge);
      if (target === source || at(via, target) >= 0 || at(spare, edge) <= tiny) continue;
      via[target] = edge;
      if (target === sink) return via;
      queue.push(target);
    }
  }
  return via;
}

function push({ to, spare }: Network, via: Int32Array, source: number, sink: number): void {
  const path: number[] = [];
  for (let node = sink; node !== source; node = at(to, at(path, path.length - 1) ^ 1)) path.push(at(via, node));
  const amount = Math.min(...path.map((edge) => at(spare, edge)));
  for (const edge of path) {
    spare[edge] = at(spare, edge) - amount;
    spare[edge ^ 1] = at(spare, edge ^ 1) + amount;
  }
}
