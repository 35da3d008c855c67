import { describe, expect, it } from "vitest";
import { degreeIn, readResumeText } from "../../src/evidence/resume-text.ts";

const read = (text: string) => readResumeText(text, "cv.txt", "2026-11");
const brief = (text: string) =>
  read(text).passages.map(({ telling, text: told, where, until }) => [telling, where, until, told]);

describe("a résumé as text", () => {
  it("has sections by their headings, and entries by their dates, whatever the order of a head's lines", () => {
    expect(
      brief(
        "Jane Roe\n\nEXPERIENCE\n\nEngineer, Acme\n2020 – present\n- Built it\n  in two weeks\n- Ran it\n\nBolt Ltd\nAnalyst    Jan 2018 - Dec 2019\nLondon\n• Counted\n\nSkills\nGo, Rust\n",
      ),
    ).toEqual([
      ["work", "cv.txt, work 1", "2026-11", "- Built it in two weeks\n- Ran it"],
      ["work", "cv.txt, work 2", "2019-12", "• Counted"],
      ["list", "cv.txt, skills", undefined, "Go, Rust"],
    ]);
  });

  it.each([
    ["## Work experience", "work"],
    ["**Berufserfahrung**", "work"],
    ["PROFESSIONAL EXPERIENCE", "work"],
    ["Technical Skills:", "list"],
    ["Skills & Tools\n==============", "list"],
    ["Selected projects", "project"],
    ["Weiterbildung", "certificate"],
  ])("%s opens a section", (heading, telling) => {
    expect(read(`Jane Roe\n\n${heading}\n- Built three things with care\n`).passages[0]?.telling).toBe(telling);
  });

  it("does not take a line of a list for a heading", () => {
    expect(brief("SKILLS\nLanguages: Go, Rust\nTools: Git\n")).toEqual([
      ["list", "cv.txt, skills", undefined, "Languages: Go, Rust"],
      ["list", "cv.txt, skills", undefined, "Git"],
    ]);
  });

  it("reads neither interests nor references, and of the head of a job nothing", () => {
    const all = brief(
      "Work\nSpark Engineer, Acme, 2020 - 2021\nBuilt it well and with much care for details\n\nInterests\nRust\n\nReferences\nMax knows Go\n",
    );
    expect(all.map(([, , , told]) => told)).toEqual(["Built it well and with much care for details"]);
  });

  it("knows who guides: an internship", () => {
    expect(brief("Experience\nData intern, Acme, 2020\n2020 - 2021\n- Built it\n")[0]?.[0]).toBe("training");
  });

  it("without such headings is a document, and tells all that it has", () => {
    const { kind, passages } = read("How I built it\n\nA Python service.\n- scikit-learn\n");
    expect(kind).toBe("document");
    expect(passages[0]).toMatchObject({
      telling: "summary",
      text: "How I built it\n\nA Python service.\n- scikit-learn\n",
    });
  });

  it("names who is to be masked, and marks what is only guessed", () => {
    const { personal } = read(
      "Jane Roe\nBern | j@roe.example\n\nExperience\nEngineer, Acme Ltd (Go)\n2019 - 2020\n- Built it\n",
    );
    expect(personal.find(({ text }) => text === "Jane Roe")).toEqual({ text: "Jane Roe", as: "name" });
    expect(personal.filter(({ guessed }) => guessed).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Bern", "Acme Ltd"]),
    );
  });
});

describe("the highest degree", () => {
  it.each([
    ["PhD Statistics", { degree: "doctorate", related: true }],
    ["M.Sc. Wirtschaftsinformatik\nB.Sc. Musik", { degree: "masters", related: true }],
    ["Diplom-Informatiker", { degree: "masters", related: true }],
    ["BA History", { degree: "bachelors", related: false }],
    ["Scrum training", undefined],
  ])("of %j", (text, degree) => expect(degreeIn([{ telling: "study", text, where: "" }])).toEqual(degree));
});
