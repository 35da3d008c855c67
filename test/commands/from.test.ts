import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeResume } from "../helpers/resumes.ts";
import { freshHome, runIn } from "../helpers/run.ts";

/** What nobody else is to learn of the invented people: names, addresses, phones, mail, employers. */
const PERSONAL: Record<string, string[]> = {
  "build-01.json": [
    "Ruvane",
    "Okel-Hartsen",
    "okelhartsen",
    "7946",
    "Tarnbeck",
    "LS6",
    "ruvokh",
    "Pellmarsh",
    "Thornvale",
    "Whitmoor",
    "Ilsabet",
  ],
  "build-02.txt": ["Arkwell", "ARKWELL", "Sallow Street", "07700", "tobin", "Quillhaven", "Brackwater", "Esk Valley"],
  "build-03.linkedin": ["Zellowick", "Nehalin", "Voskarra", "Tamarind", "nehav"],
  "held-08.linkedin": ["Ysolde", "Brannigh", "Tarrow", "Harrowfield", "Cobble & Finch"],
  "build-04.docx.txt": ["Maarvik", "Quay Terrace", "496 0772", "postbox", "Corvane"],
  "build-05.md": ["Oriel", "fanshaw", "Fanshaw"],
  "build-06.txt": ["Jorunde", "Plattkemper", "Amselstra", "555 0192", "post.example"],
  "held-09.docx.txt": ["Wenzel", "Obertaler", "Lindenweg", "555 3312", "obertaler", "Feinblick"],
  "held-10.txt": ["MARISELA", "QUENTIVER", "quentiver", "555-0143"],
  "held-11.md": ["Ilario", "Demsk", "demsk", "555 02 19", "Alpweide"],
  "held-07.json": ["Emrick", "Solvane", "solvane", "555-0188", "Larkspire", "Dunmere", "Wendle"],
  "fresh-13.json": ["Quillon", "Assarby", "assarby", "Trondvik", "Fjelland", "Holmdal"],
  "fresh-14.linkedin": ["Bhavitra", "Kolampetti", "Jasmine Enclave", "Ardhika", "Sarvottam", "Mandovi"],
  "fresh-15.docx.txt": ["Torvind", "Hallemaier", "hallemaier", "555 0177", "Bergklang", "Silbertal", "Graubrunn"],
  "fresh-16.txt": ["Philippa", "Tansley", "tansley", "7946 0112", "Veridorn", "Oceanic", "Carrow"],
  "fresh-17.md": ["Friederun", "Astkamp", "astkamp", "Birkenstieg", "555 0133", "Nordkante", "Seeburg"],
  "held-12.txt": ["Dagna", "Wrightell", "wrightell", "Cobbler", "123456", "Mistleford"],
};

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

describe("assess --from, without a terminal", () => {
  it.each(Object.entries(PERSONAL))("keeps and prints nothing personal of %s", async (name, personal) => {
    const [given, home] = [freshHome(), freshHome()];
    const resume = writeResume(name, given);
    const template = await runIn(home, ["assess", "--from", resume, "--template"]);
    expect(template.code, template.err).toBe(0);
    const answers = join(home, "me.yaml");
    writeFileSync(answers, template.out);
    const assessed = await runIn(home, ["assess", "--answers", answers]);
    expect(assessed.code, assessed.err).toBe(0);
    const printed = [template.out, assessed.out];
    for (const format of ["md", "html", "csv", "json", "text"])
      printed.push((await runIn(home, ["report", "--full", "--format", format])).out);
    await runIn(home, ["history", "export", join(home, "all.json")]);
    const written = everyFile(home);
    expect(written.length).toBeGreaterThanOrEqual(3);
    const all = [...printed, ...written.map((path) => readFileSync(path, "utf8"))].join("\n");
    expect(all).toMatch(/"quote": "[^"]{3,}/); // the evidence is there, without them
    expect(personal.filter((word) => all.includes(word))).toEqual([]);
  });

  it("proposes as comments, claims nothing by itself, and takes the evidence with the levels that were confirmed", async () => {
    const [given, home] = [freshHome(), freshHome()];
    const resume = writeResume("build-01.json", given);
    const { out } = await runIn(home, ["assess", "--from", resume, "--template"]);
    expect(out).toMatch(/^ +# .*\(build-01\.json, work 1/m);
    const answers = join(home, "me.yaml");
    writeFileSync(answers, out);
    await runIn(home, ["assess", "--answers", answers]);
    const { evidence } = JSON.parse((await runIn(home, ["report", "--json"])).out) as {
      evidence?: { skills: { skill: string }[] };
    };
    expect(evidence === undefined ? out : evidence.skills.map(({ skill }) => skill)).toContain("python");
    const page = (await runIn(home, ["report", "--full"])).out;
    expect(page).toContain("Strengths");
  });
});

describe("what cannot be read", () => {
  const refuse = async (name: string, content: string | Uint8Array) => {
    const home = freshHome();
    const file = join(home, name);
    writeFileSync(file, content);
    const { code, out, err } = await runIn(home, ["assess", "--from", file, "--template"]);
    expect([code, out]).toEqual([1, ""]);
    return err;
  };

  it.each<[string, string, string | Uint8Array, RegExp]>([
    ["an empty file", "cv.txt", "", /empty/],
    ["JSON that is no JSON Resume", "cv.json", '{"a": 1}', /not a JSON Resume/],
    ["broken JSON", "cv.json", "{", /JSON/],
    ["a corrupt zip", "export.zip", "PK\u0003\u0004 nothing", /zip|ZIP|archive/i],
    ["a picture", "cv.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /picture|image|text/i],
    [
      "French",
      "cv.txt",
      `${"Développeur de logiciels avec une bonne expérience des projets et de la gestion. J'ai conçu des modèles pour les clients. ".repeat(4)}Python`,
      /French/,
    ],
    [
      "a recipe",
      "cv.txt",
      "Chop two onions. Simmer them in butter for an hour, and serve with bread.",
      /Nothing was found/,
    ],
  ])("%s is told in a sentence", async (_, name, content, words) => expect(await refuse(name, content)).toMatch(words));

  it("a missing file, an empty folder", async () => {
    const home = freshHome();
    const missing = await runIn(home, ["assess", "--from", join(home, "gone.pdf"), "--template"]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringMatching(/no such file/)]);
    const empty = await runIn(home, ["assess", "--from", freshHome(), "--template"]);
    expect([empty.code, empty.err]).toEqual([1, expect.stringMatching(/Nothing was found/)]);
  });
});
