import { Effort } from "./effort.ts";
import { sidney } from "./sidney.ts";
import { at, restricted, sum, type Tasks } from "./tasks.ts";

/** Parts by falling gain an hour, as running sums: a concave line that no choice of whole jobs rises above. */
export interface Line {
  hours: number[];
  gains: number[];
}

interface Block {
  hours: number;
  gain: number;
}

/** Bounds on what the jobs from a place in the order onwards can still bring. */
export interface Frontier {
  /** At most so much gain within the hours. */
  mostGain(from: number, hours: number): number;
  /** At least so many hours for the gain; infinite when there is not so much. */
  leastHours(from: number, gain: number): number;
}

/**
 * Bounds for tasks numbered in the order of `parts` (the sizes of Sidney parts that follow one another). For whole parts
 * the line is the linear relaxation itself, jobs being divisible; for what is left of a broken part, the part's own
 * decomposition merged with the later ones, which forgets prerequisites between them and so stays a bound.
 */
export function frontier(tasks: Tasks, parts: readonly number[], effort = new Effort()): Frontier {
  const lines = linesOf(tasks, parts, effort);
  return {
    mostGain: (from, hours) => gainFor(at(lines, from), hours),
    leastHours: (from, gain) => hoursFor(at(lines, from), gain),
  };
}

/** The line of all tasks together. */
export function relaxation(tasks: Tasks, effort: Effort): Line {
  return lineOf(blocksOf(tasks, effort));
}

/** The line of all tasks as if none needed another: higher than the relaxation, and always quick. */
export function looseLine({ hours, gains }: Tasks): Line {
  return lineOf(hours.map((hour, i) => ({ hours: hour, gain: at(gains, i) })));
}

/** The most gain within the hours, jobs being divisible. */
export function gainFor({ hours, gains }: Line, available: number): number {
  return along(hours, gains, available, gains.at(-1));
}

/** The least hours for a gain, jobs being divisible; infinite when there is not so much. */
export function hoursFor({ hours, gains }: Line, wanted: number): number {
  return along(gains, hours, wanted, Number.POSITIVE_INFINITY);
}

/** One line for every place, and the empty one for the end. */
function linesOf(tasks: Tasks, parts: readonly number[], effort: Effort): Line[] {
  const size = tasks.hours.length;
  const lines = new Array<Line>(size + 1);
  lines[size] = lineOf([]);
  let later: Block[] = [];
  let end = size;
  for (const length of parts.toReversed()) {
    for (let from = end - length; from < end; from++) {
      const rest = Array.from({ length: end - from }, (_, i) => from + i);
      const blocks = [...blocksOf(restricted(tasks, rest), effort), ...later];
      effort.spend(8 * blocks.length);
      lines[from] = lineOf(blocks);
    }
    end -= length;
    later = blocksOf(
      restricted(
        tasks,
        Array.from({ length }, (_, i) => end + i),
      ),
      effort,
    ).concat(later);
  }
  return lines;
}

function blocksOf(tasks: Tasks, effort: Effort): Block[] {
  return sidney(tasks, effort).map((part) => ({
    hours: sum(part.map((i) => at(tasks.hours, i))),
    gain: sum(part.map((i) => at(tasks.gains, i))),
  }));
}

function lineOf(blocks: readonly Block[]): Line {
  const line: Line = { hours: [0], gains: [0] };
  for (const block of [...blocks].sort((a, b) => b.gain * a.hours - a.gain * b.hours)) {
    if (block.gain === 0) break;
    line.hours.push(at(line.hours, line.hours.length - 1) + block.hours);
    line.gains.push(at(line.gains, line.gains.length - 1) + block.gain);
  }
  return line;
}

/** The height of a rising line over a point; `beyond` past its end, and what it starts with before. */
function along(xs: readonly number[], ys: readonly number[], x: number, beyond = 0): number {
  if (x <= 0) return 0;
  let low = 0;
  let high = xs.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(xs, middle) < x) low = middle;
    else high = middle;
  }
  if (high === xs.length) return beyond;
  const share = (x - at(xs, low)) / (at(xs, high) - at(xs, low));
  return at(ys, low) + share * (at(ys, high) - at(ys, low));
}
