import columnsOf from "fast-string-width";
import { marked } from "marked";
import { describe, expect, it } from "vitest";
import type { Page } from "../../src/render/blocks.ts";
import { renderCsv } from "../../src/render/csv.ts";
import { renderHtml } from "../../src/render/html.ts";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { renderPlain } from "../../src/render/plain.ts";
import { drawBar, drawSpan, drawStretch, toAscii } from "../../src/render/style.ts";
import { renderTerminal } from "../../src/render/terminal.ts";
import { evilPage, samplePage } from "../helpers/page.ts";

const style = (width: number, more: { unicode?: boolean; colour?: boolean } = {}) => ({
  width,
  unicode: true,
  colour: false,
  ...more,
});

describe("terminal", () => {
  it.each([40, 80, 120])("fits %d columns", async (width) => {
    const text = await renderTerminal(samplePage, style(width));
    for (const line of text.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(width);
    expect(text).toMatchSnapshot();
  });

  it("turns a table into records where it cannot fit, and never cuts a number", async () => {
    const text = await renderTerminal(samplePage, style(24));
    expect(text).toContain("4,12,706");
    expect(text).toMatch(/14,62,000 –\s+22,44,000/);
    expect(text).toContain("Pay: ");
    for (const line of text.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(30);
  });

  it.each([false, true])("keeps a command on one line, where it fits into one (colour: %s)", async (colour) => {
    const page: Page = [
      { kind: "text", text: ["Next: ", { code: "mlcareer plan me.yaml" }, " · ", { code: "mlcareer check me.yaml" }] },
    ];
    const lines = async (width: number) =>
      (await renderTerminal(page, style(width, { colour })))
        .replace(/\u001b\[\d+m/g, "")
        .trimEnd()
        .split("\n");
    expect(await lines(46)).toEqual(["Next: mlcareer plan me.yaml ·", "mlcareer check me.yaml"]);
    expect((await lines(24)).every((line) => line.length <= 24)).toBe(true);
  });

  it("says the same in ASCII, and in colour", async () => {
    const ascii = await renderTerminal(
      samplePage.filter((block) => block.kind !== "table"),
      style(80, { unicode: false }),
    );
    expect(ascii).toMatch(/^[\n\x20-\x7e]*$/);
    const colour = await renderTerminal(samplePage, style(80, { colour: true }));
    expect(colour.replace(/\u001b\[\d+m/g, "")).toBe(await renderTerminal(samplePage, style(80)));
  });
});

describe("bars", () => {
  it.each([
    [0, "░░░░"],
    [0.5, "██░░"],
    [1, "████"],
    [7, "████"],
    [-1, "░░░░"],
  ])("draws %d", (fraction, bar) => expect(drawBar(fraction, 4, true)).toBe(bar));

  it("draws a stretch of a scale", () => {
    expect(drawSpan({ low: 0.2, high: 0.8, box: { low: 0.4, high: 0.6 }, mark: 0.5 }, 11, true)).toBe("  ├─█◆█─┤  ");
    expect(drawSpan({ low: 0.2, high: 0.8, line: 1 }, 11, false)).toBe("  |-----| :");
    expect(drawSpan({ low: 0.5, high: 0.5, mark: 0.5 }, 5, true)).toBe("  ◆  ");
  });

  it.each([
    [0, 0.5, "█████·····"],
    [0.5, 1, "·····█████"],
    [0.31, 0.32, "···█······"],
    [1, 1, "·········█"],
    [0, 1, "██████████"],
  ])("draws where a stretch from %d to %d lies, never as nothing", (low, high, drawn) => {
    expect(drawStretch({ low, high }, 10, true)).toBe(drawn);
  });

  it("spells out what ASCII lacks", () => {
    expect(toAscii("₹12 – 3 × é → 日")).toBe("Rs 12 - 3 x e -> ?");
  });
});

describe("things to do", () => {
  const tasks: Page = [
    {
      kind: "tasks",
      tasks: [
        { text: [{ strong: "SQL 1 → 2" }, " (a | b)"], notes: ["Why: it is asked for."], parts: ["Build a <table>."] },
      ],
    },
  ];

  it("are check boxes that GitHub draws, with remarks and parts under them", () => {
    expect(renderMarkdown(tasks)).toBe(
      "- [ ] **SQL 1 → 2** (a \\| b)\n  - Why: it is asked for.\n  - [ ] Build a \\<table\\>.\n",
    );
  });

  it("are boxes in a terminal and in HTML, and one record a line when plain", async () => {
    const look = { width: 40, unicode: false, colour: false };
    expect(await renderTerminal(tasks, look)).toBe(
      "  [ ] SQL 1 -> 2 (a | b)\n      - Why: it is asked for.\n      [ ] Build a <table>.\n",
    );
    expect(renderPlain(tasks)).toBe("to do\tSQL 1 → 2 (a | b)\tWhy: it is asked for.\tBuild a <table>.\n");
    expect(renderHtml(tasks, "x")).toContain("<li>☐ Build a &#60;table&#62;.</li>");
  });
});

describe("Markdown", () => {
  it("reads well as text", () => expect(renderMarkdown(samplePage)).toMatchSnapshot());

  it("keeps everything inert, and tables whole, in a real renderer", () => {
    const html = marked.parse(renderMarkdown(evilPage), { gfm: true, async: false });
    expect(html).not.toMatch(/<(script|img|del|em)\b/);
    expect(html).not.toMatch(/<a\b/);
    expect(html.match(/<tr>/g)).toHaveLength(4);
    for (const row of html.match(/<tr>[\s\S]*?<\/tr>/g) ?? []) expect(row.match(/<t[hd]\b/g)).toHaveLength(2);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<h2>/);
    expect(html).toContain("&lt;script&gt;");
  });

  it("links only to full addresses", () => {
    expect(renderMarkdown([{ kind: "text", text: [{ link: "https://example.org/a_b", text: "x" }] }])).toBe(
      "[x](https://example.org/a_b)\n",
    );
    expect(renderMarkdown([{ kind: "text", text: [{ link: "https://a.example/ (x", text: "x" }] }])).not.toContain(
      "](",
    );
  });
});

describe("HTML", () => {
  it("holds no markup but its own and loads nothing", () => {
    const html = renderHtml(evilPage, "<title>");
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    expect(html).not.toMatch(/href="javascript/);
    expect(html).not.toMatch(/\bsrc=/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain("&#60;script&#62;");
  });

  it("is what it was", () => expect(renderHtml(samplePage, "A page")).toMatchSnapshot());
});

describe("plain text and CSV", () => {
  it("prints one record a line, tab separated", () => expect(renderPlain(samplePage)).toMatchSnapshot());

  it("makes formulas text and leaves numbers numbers", () => {
    const rows = [
      { a: "=1+1", b: -2 },
      { a: "+x", b: 1.5 },
      { a: "@x", b: undefined },
      { a: 'say "hi", you', b: 0 },
      { a: "\ufeff=1", b: 1 },
      { a: " =1", b: 1 },
      { a: "\n=1", b: 1 },
      { a: "-1", b: 1 },
    ];
    expect(renderCsv(["a", "b"], rows)).toBe(
      `a,b\n'=1+1,-2\n'+x,1.5\n'@x,\n"say ""hi"", you",0\n'=1,1\n'=1,1\n'=1,1\n'-1,1\n`,
    );
  });
});
