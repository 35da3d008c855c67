import type { Page } from "../../src/render/blocks.ts";
import { code, facts, heading, list, paragraph, table } from "../../src/render/blocks.ts";

/** Every kind of block, with text that tries to be more than text. */
export const EVIL =
  "a|b\n<script>alert(1)</script> [x](javascript:alert(1)) ![p](http://evil.example/p.png) `c` *b* _i_ # h & &amp; \\ ~~s~~ https://evil.example www.evil.example me@evil.example";

export const evilPage: Page = [
  heading(EVIL, 1),
  paragraph(EVIL),
  paragraph([EVIL, code(EVIL), { strong: EVIL }, { link: `javascript:${EVIL}`, text: EVIL }]),
  list([EVIL, "- item", "1. item", "# not a heading", "+ plus"]),
  facts([[EVIL, EVIL]]),
  table(
    [{ title: EVIL }, { title: "n", align: "right" }],
    [
      [EVIL, "1"],
      [{ text: EVIL, tone: "bad" }, "2"],
    ],
    [EVIL, "3"],
  ),
  { kind: "meter", value: 0.5, label: EVIL },
  { kind: "code", text: `\`\`\`\n${EVIL}` },
];

export const samplePage: Page = [
  heading("A page", 1),
  paragraph([
    "Text with ",
    code("mlcareer report"),
    ", ",
    { strong: "weight" },
    " and ",
    { link: "https://example.org/a", text: "a link" },
    ".",
  ]),
  { kind: "meter", value: 0.42, label: "Readiness 42.0 of 100" },
  heading("A table"),
  table(
    [
      { title: "Who", flexible: true },
      { title: "Pay", align: "right" },
      { title: "0 to ₹25 lakh", optional: true },
      { title: "Bar", optional: true },
      { title: "Kind" },
    ],
    [
      [
        "Tata Consultancy Services, the largest of them",
        "4,12,706",
        { span: { low: 0.16, high: 0.16, mark: 0.16, line: 0.72 } },
        { bar: 0.5 },
        "one figure",
      ],
      [
        "日本語の会社名がここに",
        "14,62,000 – 22,44,000",
        { span: { low: 0.58, high: 0.9, box: { low: 0.6, high: 0.8 } } },
        { bar: 1, tone: "good" },
        { text: "range", tone: "good" },
      ],
    ],
    ["Sum", "18,74,706", "", "", ""],
  ),
  heading("Lists", 3),
  list(["one that is long enough to be wrapped on a terminal of forty columns", "two"]),
  list(["first", "second"], true),
  facts([
    ["Label", "value"],
    ["A longer label", "a value that is long enough to be wrapped on a terminal of forty columns"],
  ]),
  paragraph("A warning.", "warn"),
];
