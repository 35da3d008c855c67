/** Letters and signs of one column each, among them all that this program draws with: no need to look further. */
export const NARROW = /^[ -~\u00a1-\u02ff\u2010-\u2027\u20a0-\u20bf\u2190-\u2193\u2200-\u22ff\u2500-\u2593\u25c6]*$/;

/**
 * Most lines are words of one-column letters, none wider than the width, with one space between: for these a loop does
 * what wrapAnsi does (a test holds them equal) in a tenth of the time: it took more than half of drawing a report.
 * Undefined for all other lines.
 */
export function wrapWords(line: string, width: number): string | undefined {
  if (!NARROW.test(line)) return undefined;
  const rows: string[] = [];
  let row = "";
  for (const word of line.split(" ")) {
    if (word === "" || word.length > width) return undefined;
    if (row !== "" && row.length + 1 + word.length > width) {
      rows.push(row);
      row = word;
    } else row += row === "" ? word : ` ${word}`;
  }
  return [...rows, row].join("\n");
}

/** Talk as a terminal of so many columns shows it without breaking words; as it is where no terminal shows it. */
export function wrapTalk(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  return text
    .split("\n")
    .map((line) => (line.length > width && wrapWords(line, width)) || line)
    .join("\n");
}
