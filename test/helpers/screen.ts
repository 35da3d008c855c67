import stringWidth from "fast-string-width";

/** The part of a terminal that interviews use: text, line ends, moving the cursor, erasing; colours are dropped. */
export class Screen {
  #columns: number;
  #rows: number;
  #lines: string[][] = [[]];
  #row = 0;
  #column = 0;
  #pending = "";
  cursorShown = true;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
  }

  resize(columns: number, rows: number): void {
    this.#columns = columns;
    this.#rows = rows;
  }

  write(text: string): void {
    // An escape sequence may arrive in two pieces.
    let rest = this.#pending + text;
    this.#pending = "";
    while (rest !== "") {
      const code = /^\u001b\[([?\d;]*)([A-Za-z])/.exec(rest);
      if (code) {
        this.#control(code[2] ?? "", code[1] ?? "");
        rest = rest.slice(code[0].length);
      } else if (/^\u001b(\[[?\d;]*)?$/.test(rest)) {
        this.#pending = rest;
        return;
      } else {
        const sign = String.fromCodePoint(rest.codePointAt(0) ?? 0);
        this.#put(sign);
        rest = rest.slice(sign.length);
      }
    }
  }

  /** What is visible, without the blank ends of lines and without empty lines at the end. */
  text(): string {
    return this.#visible()
      .map((line) =>
        Array.from(line, (cell) => cell ?? " ")
          .join("")
          .trimEnd(),
      )
      .join("\n")
      .trimEnd();
  }

  #visible(): string[][] {
    return this.#lines.slice(-this.#rows);
  }

  get #top(): number {
    return Math.max(0, this.#lines.length - this.#rows);
  }

  #put(sign: string): void {
    if (sign === "\r") this.#column = 0;
    else if (sign === "\n") this.#to(this.#row + 1, this.#column);
    else if (sign === "\b") this.#column = Math.max(0, this.#column - 1);
    else if (sign >= " ") {
      const width = stringWidth(sign);
      if (this.#column + width > this.#columns) this.#to(this.#row + 1, 0);
      const line = this.#lines[this.#row] ?? [];
      line[this.#column] = sign;
      this.#column += width;
    }
  }

  #to(row: number, column: number): void {
    this.#row = row;
    this.#column = column;
    while (this.#lines.length <= row) this.#lines.push([]);
  }

  #control(letter: string, parameters: string): void {
    if (parameters === "?25") this.cursorShown = letter === "h";
    const [first = 0, second = 0] = parameters.split(";").map(Number);
    const count = Math.max(1, first || 0);
    const moves: Record<string, () => void> = {
      A: () => this.#to(Math.max(this.#top, this.#row - count), this.#column),
      B: () => this.#to(Math.min(this.#top + this.#rows - 1, this.#row + count), this.#column),
      C: () => this.#to(this.#row, Math.min(this.#columns - 1, this.#column + count)),
      D: () => this.#to(this.#row, Math.max(0, this.#column - count)),
      G: () => this.#to(this.#row, count - 1),
      H: () => this.#to(this.#top + count - 1, Math.max(1, second) - 1),
      J: () => this.#erase(first),
      K: () => this.#eraseLine(first),
      h: () => {},
      l: () => {},
      m: () => {},
    };
    const move = moves[letter];
    if (!move) throw new Error(`the test terminal does not know ESC[${parameters}${letter}`);
    move();
  }

  #eraseLine(what: number): void {
    this.#lines[this.#row] = what === 2 ? [] : (this.#lines[this.#row] ?? []).slice(0, this.#column);
  }

  #erase(what: number): void {
    if (what === 2) for (let row = this.#top; row < this.#lines.length; row++) this.#lines[row] = [];
    else {
      this.#lines.length = this.#row + 1;
      this.#lines[this.#row] = (this.#lines[this.#row] ?? []).slice(0, this.#column);
    }
  }
}
