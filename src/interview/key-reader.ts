/*
 * What a terminal sends, taken apart into keys. Besides keys it sends pasted text in brackets, reports of the mouse, of
 * focus and of itself; readline takes the inside of most of these for letters typed.
 */

const PASTE_BEGIN = "\u001b[200~";
const PASTE_END = "\u001b[201~";

/** Has the terminal put brackets around what is pasted, or no longer. */
export const PASTE_ON = "\u001b[?2004h";
export const PASTE_OFF = "\u001b[?2004l";

const ESC = "\u001b";
const BELL = "\u0007";
/** One escape sequence, whole: a mouse report of the old kind, a key of the Linux console, CSI, SS3, a string, Alt with a key. */
const WHOLE = [
  String.raw`\[M.{3}`,
  String.raw`\[\[[A-E]`,
  String.raw`\[(?![M[])[0-?]*[ -/]*[@-~]`,
  "O[0-9;]*[@-~]",
  String.raw`[\]PX^_].*?(?:${BELL}|${ESC}\\)`,
  String.raw`[^[O\]PX^_${ESC}]`,
];
const SEQUENCE = new RegExp(`${ESC}+(?:${WHOLE.join("|")})`, "sy");
/** The beginning of one, whose end may come with the next piece. */
const BEGUN = [String.raw`\[M.{0,2}`, String.raw`\[\[`, String.raw`\[[0-?]*[ -/]*`, "O[0-9;]*", String.raw`[\]PX^_].*`];
const UNFINISHED = new RegExp(`${ESC}+(?:${BEGUN.join("|")})?$`, "sy");
/** The beginning of one that goes on as none can. */
const BROKEN = new RegExp(String.raw`${ESC}+(?:\[[0-?]*[ -/]*|O[0-9;]*)?`, "y");

/** No sequence that is worth waiting for is longer. */
const LONGEST = 4096;

const MOVES = new RegExp(String.raw`^${ESC}+(?:[[O](?:1;\d+)?[ABHF]|\[[145678]~)$`);
const LEFT = new RegExp(String.raw`^${ESC}+[[O](?:1;\d+)?D$`);

/** True for keys that move about a screen and change nothing: up, down, home, end, page up, page down. */
export function isMove(key: string): boolean {
  return MOVES.test(key);
}

export interface Typed {
  /** Keys pressed, each as the terminal sends it. */
  keys: string[];
  /** True when pasted text was left out. */
  pasted: boolean;
}

/** Takes what comes piece by piece, for a sequence may be split anywhere. */
export class KeyReader {
  #rest = "";
  #pasting = false;

  read(piece: string): Typed {
    const text = this.#rest + piece;
    this.#rest = "";
    const typed: Typed = { keys: [], pasted: this.#pasting };
    for (let at = 0; at < text.length; ) {
      if (this.#pasting) at = this.#afterPaste(text, at);
      else if (text[at] === ESC) at = this.#afterSequence(text, at, typed);
      else {
        const key = String.fromCodePoint(text.codePointAt(at) ?? 0);
        typed.keys.push(key);
        at += key.length;
      }
    }
    return typed;
  }

  /** True while pasted text has begun and not ended. */
  get pasting(): boolean {
    return this.#pasting;
  }

  /** Nothing has come for a while: what began and did not end was a lone Esc, or a paste whose end got lost. */
  giveUp(): void {
    this.#rest = "";
    this.#pasting = false;
  }

  /** Where a sequence ends; when it goes on, it is kept, unless it is longer than any. */
  #afterSequence(text: string, at: number, typed: Typed): number {
    const sequence = matchAt(SEQUENCE, text, at);
    if (sequence === undefined && matchAt(UNFINISHED, text, at) !== undefined) {
      if (text.length - at <= LONGEST) this.#rest = text.slice(at);
      return text.length;
    }
    if (sequence === PASTE_BEGIN) this.#pasting = typed.pasted = true;
    else if (sequence !== undefined && (isMove(sequence) || LEFT.test(sequence))) typed.keys.push(sequence);
    return at + (sequence ?? matchAt(BROKEN, text, at) ?? ESC).length;
  }

  /** Where the pasted text ends; when it goes on, the last few characters are kept, for its end may be split. */
  #afterPaste(text: string, at: number): number {
    const end = text.indexOf(PASTE_END, at);
    if (end >= 0) {
      this.#pasting = false;
      return end + PASTE_END.length;
    }
    this.#rest = text.slice(Math.max(at, text.length - PASTE_END.length + 1));
    return text.length;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** A typed line without the sequences that cursor keys and the mouse put into it. */
export function withoutSequences(line: string): string {
  const { keys } = new KeyReader().read(line);
  return keys.filter((key) => !key.startsWith(ESC)).join("");
}
