/** Nobody has read a new screen and decided within this time. */
const READING = 250;
/** A key that came too early is followed by this much silence before another is heard: held keys repeat faster. */
const PAUSE = 150;

/** Tells answers to the question on the screen from keys that were pressed before it could be read. */
export class Attention {
  readonly #reading: number;
  #from = Number.POSITIVE_INFINITY;

  /** `reading` is 0 where nobody reads: input that is no terminal. */
  constructor(reading = READING) {
    this.#reading = reading;
  }

  /** A new question stands on the screen. */
  begin(): void {
    this.#from = performance.now() + this.#reading;
  }

  /** It is answered; what is typed now is for none. */
  end(): void {
    this.#from = Number.POSITIVE_INFINITY;
  }

  /** Something came that was no answer, and more of it may follow. */
  disturb(): void {
    if (Number.isFinite(this.#from)) this.#from = Math.max(this.#from, performance.now() + PAUSE);
  }

  /** Whether a key that comes now may answer. */
  hears(): boolean {
    if (this.#reading === 0 || performance.now() >= this.#from) return true;
    this.disturb();
    return false;
  }

  /** Milliseconds until one may. */
  get wait(): number {
    return Number.isFinite(this.#from) ? Math.max(0, this.#from - performance.now()) : 0;
  }
}
