import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { builtCatalog } from "../../src/catalog/built.ts";
import { packTerms, unpackTerms } from "../../src/catalog/pack-terms.ts";
import type { Catalog, Term, TermForm } from "../../src/catalog/schema.ts";
import { writeParts } from "../../src/catalog/write.ts";
import { prepareGround, readAdvert } from "../../src/evidence/advert.ts";
import { firstKey } from "../../src/evidence/tokens.ts";

const term = (name: string, ...forms: TermForm[]): Term => ({ name, kind: "technology", forms });

const ODD: Term[] = [
  term("Go", { form: "Go", case: "exact", near: ["python"] }, "golang", "go-lang"),
  term("Führung", "Führung", "Führerschein", "führen", "Überwachung"),
  term(".NET", ".NET", "dot net"),
  term("Q", 'Q "quoted"', "Q\\kdb", "Q/kdb+", "{braces}"),
  term("k8s", "k8s", "Python3", "3D", "S3", "C++", "C", "C#"),
  { ...term("Diplom", "Diplom"), languages: ["de"] },
];

/** The forms of each first key, as reading the whole vocabulary finds them. */
function byFirstKey(vocabulary: readonly Term[]): Map<string, [string, TermForm][]> {
  const byKey = new Map<string, [string, TermForm][]>();
  for (const { name, forms } of vocabulary)
    for (const form of forms) {
      const key = firstKey(typeof form === "string" ? form : form.form);
      byKey.set(key, [...(byKey.get(key) ?? []), [name, form]]);
    }
  return byKey;
}

/** All forms of a first key are found by it, in order, and each list is the same whenever it is asked for. */
function expectFound(like: NonNullable<Catalog["termsLike"]>, vocabulary: readonly Term[]): void {
  const isOf = (key: string) => (form: TermForm) => firstKey(typeof form === "string" ? form : form.form) === key;
  for (const [key, forms] of byFirstKey(vocabulary)) {
    const found = like(key)?.filter(([, form]) => isOf(key)(form));
    expect(
      found?.map(([{ name }, form]) => [name, form]),
      key,
    ).toEqual(forms);
    expect(like(key)).toBe(like(key));
  }
}

it("packs odd forms and gives them back, all and by their first key", () => {
  const packed = unpackTerms(packTerms(ODD));
  expect(packed.all()).toEqual(ODD);
  expectFound(packed.like, ODD);
});

it("finds few forms for a word, and none where none begins so", () => {
  const { like } = unpackTerms(packTerms(ODD));
  const found = (word: string) => like(word)?.map(([, form]) => form);
  expect([found("golf"), found("gold")]).toEqual([undefined, undefined]);
  expect(found("gola")).toEqual(["golang"]);
  expect(found("go")).toEqual([ODD[0]?.forms[0], "go-lang"]);
});

it("packs an empty vocabulary", () => {
  const { all, like } = unpackTerms(packTerms([]));
  expect([all(), like("go")]).toEqual([[], undefined]);
});

it("finds in the built vocabulary what reading all of it finds", () => {
  const dir = mkdtempSync(join(tmpdir(), "mlcareer-terms-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeParts(new URL("../../data", import.meta.url).pathname, dir);
  const built = builtCatalog(dir);
  expect(built.termsLike).toBeDefined();
  if (built.termsLike) expectFound(built.termsLike, built.vocabulary);
  for (const name of ["build-01", "held-13", "third-18"]) {
    const text = readFileSync(new URL(`../fixtures/adverts/${name}.txt`, import.meta.url), "utf8");
    const whole = readAdvert(text, prepareGround({ vocabulary: built.vocabulary }));
    expect(readAdvert(text, prepareGround(built)), name).toEqual(whole);
    expect(whole.asks.length).toBeGreaterThan(3);
  }
});

it("is read without what checks data, which would slow down every start", () => {
  const program = readFileSync(new URL("../../dist/main.cjs", import.meta.url), "utf8");
  expect(program).not.toMatch(/\.\/(?:zod|catalog-schema)\.cjs/);
});
