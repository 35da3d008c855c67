import type { Io } from "../io/world.ts";

/** A line that is drawn over itself while something takes long; undefined where a terminal cannot do so. */
export interface StatusLine {
  /** Nothing is drawn when it says what it said. */
  show(text: string): void;
  clear(): void;
}

export function statusLine({ streams, err, accessible }: Io): StatusLine | undefined {
  if (!streams.output.isTTY || accessible) return undefined;
  let shown = "";
  return {
    show(text) {
      if (text !== shown) err(`\r${text}`);
      shown = text;
    },
    clear() {
      if (shown !== "") err("\r\u001b[K");
      shown = "";
    },
  };
}
