/* HTML and the XML of Word as text with one line a paragraph, in one walk from tag to tag. */

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  rsquo: "’",
  lsquo: "‘",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  middot: "·",
  hellip: "…",
  euro: "€",
  pound: "£",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  eacute: "é",
  shy: "",
};

export function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z]{2,8});/g, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const point = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point > 0 && point < 0x110000 && !(point >= 0xd800 && point < 0xe000) ? String.fromCodePoint(point) : "";
  });
}

interface Tag {
  name: string;
  closing: boolean;
  /** The whole of it, for its attributes. */
  whole: string;
}

/** Calls back for every stretch of text and every tag, in their order. */
function walk(markup: string, on: { text(text: string): void; tag(tag: Tag): string | undefined }): void {
  for (let at = 0; at < markup.length; ) {
    const open = markup.indexOf("<", at);
    if (open < 0) {
      on.text(markup.slice(at));
      return;
    }
    if (open > at) on.text(markup.slice(at, open));
    if (markup.startsWith("<!--", open)) {
      at = after(markup, "-->", open);
      continue;
    }
    const close = markup.indexOf(">", open);
    if (close < 0) return;
    const whole = markup.slice(open, close + 1);
    const name = /^<\/?\s*([a-zA-Z][\w:-]{0,30})/.exec(whole)?.[1]?.toLowerCase();
    at = close + 1;
    if (name === undefined) {
      // No tag: a sign such as in "< 3 years".
      if (!/^<[!?]/.test(whole)) {
        on.text("<");
        at = open + 1;
      }
      continue;
    }
    const skipTo = on.tag({ name, closing: whole[1] === "/", whole });
    if (skipTo !== undefined) at = after(markup, ">", after(markup, skipTo, at));
  }
}

function after(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found + sign.length;
}

const SILENT = new Set(["script", "style", "noscript", "template", "svg", "nav", "select", "iframe"]);
const BLOCKS = new Set(
  "p div br section article ul ol table tr td th header footer main dl dt dd blockquote pre hr form fieldset address title".split(
    " ",
  ),
);

/** What a tag of HTML is as plain text. */
function breakFor(name: string, closing: boolean): string {
  if (/^h[1-6]$/.test(name)) return closing ? "\n" : "\n\n## ";
  if (name === "li") return closing ? "" : "\n• ";
  if (name === "p" || name === "ul" || name === "ol") return closing ? "\n" : "\n\n";
  return BLOCKS.has(name) ? "\n" : "";
}

/** The text of a page, lists with bullets, headings marked. */
export function readHtml(html: string): string {
  const out: string[] = [];
  walk(html, {
    text: (text) => out.push(decodeEntities(text.replace(/\s+/g, " "))),
    tag({ name, closing, whole }) {
      if (SILENT.has(name)) return closing || whole.endsWith("/>") ? undefined : `</${name}`;
      out.push(breakFor(name, closing));
      return undefined;
    },
  });
  return tidy(out.join(""));
}

/** The text of a Word document's word/document.xml. */
export function readWordXml(xml: string): string {
  const out: string[] = [];
  let [inText, line, mark] = [false, "", ""];
  walk(xml, {
    text(text) {
      if (inText) line += decodeEntities(text);
    },
    tag({ name, closing, whole }) {
      if (name === "w:t") inText = !closing && !whole.endsWith("/>");
      else if (name === "w:tab") line += " ";
      else if (name === "w:br" || name === "w:cr") line += "\n";
      else if (name === "w:numpr" && !closing) mark = "• ";
      else if (name === "w:pstyle" && /w:val="(Heading|berschrift|Title|Titel|Ü)/i.test(whole)) mark = "## ";
      else if (name === "w:p" && closing) {
        out.push(line.trim() === "" ? "" : mark + line);
        [line, mark] = ["", ""];
      }
      return undefined;
    },
  });
  return tidy(out.join("\n"));
}

function tidy(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line, i) => line !== "" || (i > 0 && lines[i - 1] !== ""))
    .join("\n")
    .trim();
}
