import { at } from "./tasks.ts";

/** Shares of a table that may be full before it grows. */
const FILL = 0.5;
const SMALLEST = 16;

/**
 * Closed sets of one size, each once, with the cheapest way there. Sets are rows of bits, found again by a hash table
 * with open addressing; everything lies in typed arrays, so that a million sets take a fraction of a second.
 */
export class Layer {
  count = 0;
  /** Σ gain × arrival so far, and hours so far, of each set. */
  cost = new Float64Array(SMALLEST);
  hours = new Float64Array(SMALLEST);
  /** The set of the layer before, and the task added to it. */
  from = new Int32Array(SMALLEST);
  last = new Int32Array(SMALLEST);
  readonly #words: number;
  #bits: Uint32Array;
  /** Set number + 1, or 0 where free. */
  #table = new Int32Array(SMALLEST / FILL);

  private constructor(words: number) {
    this.#words = words;
    this.#bits = new Uint32Array(SMALLEST * words);
  }

  /** The layer of the empty set, for so many tasks. */
  static first(tasks: number): Layer {
    const layer = new Layer(Math.max(1, Math.ceil(tasks / 32)));
    layer.count = 1;
    return layer;
  }

  empty(): Layer {
    return new Layer(this.#words);
  }

  has(set: number, task: number): boolean {
    return ((at(this.#bits, set * this.#words + (task >> 5)) >>> (task & 31)) & 1) === 1;
  }

  /** True when a set holds every task of the mask. */
  holds(set: number, mask: Uint32Array): boolean {
    for (let word = 0; word < this.#words; word++) {
      if ((at(mask, word) & ~at(this.#bits, set * this.#words + word)) !== 0) return false;
    }
    return true;
  }

  /** Adds a set of the layer before with one task more, or makes the way to it cheaper when it is known; ties keep the first. */
  offer(before: Layer, from: number, task: number, hours: number, cost: number): void {
    if (this.count === this.cost.length) this.#grow();
    const start = this.count * this.#words;
    for (let word = 0; word < this.#words; word++)
      this.#bits[start + word] = at(before.#bits, from * this.#words + word);
    this.#bits[start + (task >> 5)] = at(this.#bits, start + (task >> 5)) | (1 << (task & 31));
    const slot = this.#slotOf(this.count);
    const known = at(this.#table, slot) - 1;
    if (known >= 0 && at(this.cost, known) <= cost) return;
    const set = known >= 0 ? known : this.count++;
    this.#table[slot] = set + 1;
    this.cost[set] = cost;
    this.hours[set] = hours;
    this.from[set] = from;
    this.last[set] = task;
  }

  /** The layer with only the given sets, in that order; to be read, not added to. */
  only(sets: readonly number[]): Layer {
    const kept = new Layer(this.#words);
    kept.count = sets.length;
    kept.cost = Float64Array.from(sets, (set) => at(this.cost, set));
    kept.hours = Float64Array.from(sets, (set) => at(this.hours, set));
    kept.from = Int32Array.from(sets, (set) => at(this.from, set));
    kept.last = Int32Array.from(sets, (set) => at(this.last, set));
    kept.#bits = new Uint32Array(sets.length * this.#words);
    for (const [i, set] of sets.entries())
      kept.#bits.set(this.#bits.subarray(set * this.#words, (set + 1) * this.#words), i * this.#words);
    return kept;
  }

  /** Where the table keeps an equal set, or the free place where it would go. */
  #slotOf(set: number): number {
    const last = this.#table.length - 1;
    for (let slot = this.#hash(set) & last; ; slot = (slot + 1) & last) {
      const other = at(this.#table, slot) - 1;
      if (other < 0 || this.#equal(set, other)) return slot;
    }
  }

  /** Multiply and mix (the finaliser of MurmurHash3), word by word. */
  #hash(set: number): number {
    let hash = 0;
    for (let word = 0; word < this.#words; word++) {
      hash = Math.imul(hash ^ at(this.#bits, set * this.#words + word), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash ^= hash >>> 16;
    }
    return hash;
  }

  #equal(a: number, b: number): boolean {
    for (let word = 0; word < this.#words; word++) {
      if (at(this.#bits, a * this.#words + word) !== at(this.#bits, b * this.#words + word)) return false;
    }
    return true;
  }

  #grow(): void {
    const size = this.cost.length * 2;
    this.cost = enlarged(this.cost, new Float64Array(size));
    this.hours = enlarged(this.hours, new Float64Array(size));
    this.from = enlarged(this.from, new Int32Array(size));
    this.last = enlarged(this.last, new Int32Array(size));
    this.#bits = enlarged(this.#bits, new Uint32Array(size * this.#words));
    this.#table = new Int32Array(size / FILL);
    for (let set = 0; set < this.count; set++) this.#table[this.#slotOf(set)] = set + 1;
  }
}

function enlarged<T extends Float64Array | Int32Array | Uint32Array>(values: T, larger: T): T {
  larger.set(values);
  return larger;
}
