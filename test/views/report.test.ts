import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { Answers } from "../../src/catalog/schema.ts";
import { decisionOf } from "../../src/core/decision.ts";
import { makeReport, type Report, type ReportGap, skillsOf } from "../../src/core/report.ts";
import { reportPage } from "../../src/views/report.ts";
import { factsIn, headingsIn, sectionOf, sentencesIn, tableIn } from "../helpers/blocks.ts";

const catalog = loadCatalog(new URL("../../data", import.meta.url).pathname);
const role = catalog.roles.find(({ id }) => id === "ml-engineer");
if (!role) throw new Error("no role");

const report = (answers: Partial<Answers> = {}, over: Partial<Report> = {}): Report => ({
  ...makeReport({
    catalog,
    role,
    answers: { role: role.id, ratings: {}, ...answers } as Answers,
    assessedAt: "2026-11-23T09:00:00.000Z",
    version: "1.2.3",
    first: [],
  }),
  ...over,
});
const page = (answers: Partial<Answers> = {}, over: Partial<Report> = {}, options = {}) =>
  pageOf(report(answers, over), options);
const pageOf = (made: Report, options = {}) => reportPage(made, decisionOf(catalog, made.answers), catalog, options);
const everything = Object.fromEntries(skillsOf(role).map((id) => [id, { level: 4 as const }]));

describe("the page of a report", () => {
  it("begins with readiness as claimed, drawn as far as it is", () => {
    const made = report({ ratings: { python: { level: 3 } } });
    const meter = pageOf(made).find(({ kind }) => kind === "meter");
    expect(meter).toMatchObject({ value: made.readiness.claimed / 100 });
    expect(meter?.kind === "meter" && meter.label).toContain(made.readiness.claimed.toFixed(1));
  });

  it("names every must-have that is not met, or says that all are", () => {
    const blocking = (blocks: ReturnType<typeof page>) =>
      blocks.filter((block) => block.kind === "text" && block.tone === "bad").length;
    expect(blocking(page())).toBe(1);
    expect(blocking(page({ ratings: everything }))).toBe(0);
    expect(sentencesIn(page({ ratings: everything }))).toContain("Every must-have is met.");
  });

  it("has the sum of what was lost equal to 100 less readiness, as printed", () => {
    for (const ratings of [{}, { python: { level: 3 } }, { python: { level: 2 }, sql: { level: 1 } }] as const) {
      const sum = page({ ratings }).find(
        (block) => block.kind === "table" && block.table.columns.at(-1)?.title === "Lost",
      );
      if (sum?.kind !== "table") throw new Error("no sum");
      const lost = sum.table.rows
        .map((row) => row.at(-1))
        .map((cell) => Number(typeof cell === "string" ? cell : cell && "text" in cell ? cell.text : 0));
      const total = lost.reduce((a, b) => a + b, 0);
      expect(total.toFixed(1)).toBe(sum.table.footer?.at(-1));
    }
  });

  it("has a row for each role there is", () => {
    const { rows } = tableIn(sectionOf(page(), "Every role for you"));
    expect(rows.map(([title]) => title).sort()).toEqual(catalog.roles.map(({ title }) => title).sort());
  });

  it("lists exactly the sources of the report, last of all headings", () => {
    const made = report({ country: "US" });
    const shown = pageOf(made);
    expect(headingsIn(shown).at(-1)).toBe("Sources");
    const listed = sentencesIn(sectionOf(shown, "Sources")).flatMap((text) => text.match(/\[([^\]]+)\]$/)?.[1] ?? []);
    expect(listed).toEqual(made.sources.map(({ id }) => id));
  });
});

describe("the gaps", () => {
  const gap = (over: Partial<ReportGap> = {}): ReportGap => ({
    skill: "python",
    requirement: "x",
    level: 1,
    asked: 3,
    first: 3,
    status: "open",
    worth: 4,
    hours: 120,
    hoursWithPrerequisites: 120,
    ...over,
  });
  const rows = (...gaps: ReportGap[]) => {
    const table = page({}, { gaps }, { all: true }).find(
      (block) => block.kind === "table" && block.table.columns[0]?.title === "#",
    );
    return table?.kind === "table" ? table.table.rows : [];
  };

  it.each<[string, Partial<ReportGap>, unknown[]]>([
    ["open", {}, ["Python", "1 → 3", "4.0", "120", "open"]],
    ["a must-have", { status: "blocking" }, ["Python", "1 → 3", "4.0", "120", { text: "must-have", tone: "bad" }]],
    ["needing more first", { hoursWithPrerequisites: 310 }, ["Python", "1 → 3", "4.0", "120 / 310", "open"]],
    [
      "with alternatives",
      { alternatives: ["sql", "git"] },
      [expect.stringMatching(/^Python \(or SQL or .*\)$/), "1 → 3", "4.0", "120", "open"],
    ],
    [
      "to refresh",
      { status: "refresh", worth: 0, alternatives: ["sql"] },
      ["Python", "1 → 3", "", "120", { text: "refresh", tone: "warn" }],
    ],
  ])("%s", (_, over, cells) => {
    const [number, name, level, worth, , hours, status] = rows(gap(over))[0] ?? [];
    expect([number, name, level, worth, hours, status]).toEqual(["1", ...cells]);
  });

  it("draw their worth as a share of the greatest, and leave out what is met", () => {
    const shown = rows(gap({ worth: 8 }), gap({ worth: 2 }), gap({ status: "met" }));
    expect(shown.map((row) => row[4])).toEqual([{ bar: 1 }, { bar: 0.25 }]);
  });

  it("are the first fifteen unless all are asked for", () => {
    const made = report();
    const open = made.gaps.filter(({ status }) => status !== "met").length;
    const shown = (all: boolean) => {
      const table = pageOf(made, { all }).find(
        (block) => block.kind === "table" && block.table.columns[0]?.title === "#",
      );
      return table?.kind === "table" ? table.table.rows.length : 0;
    };
    expect(open).toBeGreaterThan(15);
    expect([shown(false), shown(true)]).toEqual([15, open]);
  });

  it("are none where every level is claimed", () => {
    expect(sentencesIn(sectionOf(page({ ratings: everything }), "Gaps"))[0]).toMatch(/^None: /);
  });
});

describe("pay", () => {
  it("stands level by level for a country, and country by country without one", () => {
    const own = page({ country: "US" });
    expect(sectionOf(own, "What the job pays").some(({ kind }) => kind === "table")).toBe(true);
    expect(sentencesIn(own).join("\n")).toContain("mlcareer salary --country US --mine AMOUNT");
    const all = sectionOf(page(), "What the job pays");
    expect(tableIn(all).rows.length).toBeGreaterThanOrEqual(5);
  });

  it("says where nothing is known of the country, and is no section without one", () => {
    expect(sentencesIn(sectionOf(page({ country: "AQ" }), "What the job pays"))[0]).toMatch(/^No pay figure .* in AQ /);
    const { pay: _, ...without } = report();
    expect(headingsIn(pageOf(without))).not.toContain("What the job pays");
  });
});

describe("what it rests on", () => {
  const facts = (answers: Partial<Answers>) => factsIn(sectionOf(page(answers), "What this rests on"));

  it.each<[Answers["education"], string]>([
    [undefined, "not answered, counted as none"],
    [{ degree: "none", related: false }, "no degree"],
    [{ degree: "masters", related: true }, "master's degree, related field"],
    [{ degree: "doctorate", related: false }, "doctorate, unrelated field"],
  ])("%j: %s", (education, words) => expect(facts({ education }).Education).toBe(words));

  it("counts or names what was not answered", () => {
    expect(facts({})["Not answered"]).toBe(`${skillsOf(role).length} skills, counted as none`);
    expect(facts({ ratings: everything })["Not answered"]).toBe("nothing");
    const { python: _, ...others } = everything;
    expect(facts({ ratings: others })["Not answered"]).toBe("Python, counted as none");
  });
});
