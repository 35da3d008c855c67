import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { builtCatalog } from "../../src/catalog/built.ts";
import { type Advert, prepareGround, readAdvert } from "../../src/evidence/advert.ts";

/*
 * How well adverts are read: annotated adverts in our own words, one half for building, the other (held-…) only looked at
 * by this; and, where SKILLSPAN names its folder, the technologies in its dev split. And how fast.
 */

type Need = Advert["asks"][number]["need"];
interface Truth {
  file: string;
  text: string;
  things: Map<string, { need: Need; level?: number }>;
  degree: string;
  years: number;
}

const FOLDER = "test/fixtures/adverts";

function readTruth(file: string): Truth {
  const head = readFileSync(join(FOLDER, file.replace(/txt$/, "truth")), "utf8");
  const fields = Object.fromEntries(
    head
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const things = new Map<string, { need: Need; level?: number }>();
  for (const need of ["required", "preferred", "mentioned"] as const)
    for (const item of (fields[need] ?? "").split(", ").filter(Boolean)) {
      const level = / ([1-4])$/.exec(item)?.[1];
      things.set(level ? item.slice(0, -2) : item, { need, ...(level ? { level: Number(level) } : {}) });
    }
  return {
    file,
    text: readFileSync(join(FOLDER, file), "utf8"),
    things,
    degree: fields.degree ?? "none",
    years: Number(fields.years ?? 0),
  };
}

export function main(): void {
  const ground = prepareGround(builtCatalog("dist/data"));
  const truths = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map(readTruth);
  const errors: string[] = [];
  for (const half of ["build", "held", "third"])
    measure(
      half,
      truths.filter(({ file }) => file.startsWith(half)),
      (text) => readAdvert(text, ground),
      errors,
    );
  if (process.env.HELD !== "hide")
    print(
      `\nThe first twenty errors (building half first):\n${errors.slice(0, Number(process.env.ERRORS ?? 20)).join("\n")}`,
    );
  else
    print(
      `\nErrors of the building half:\n${errors
        .filter((line) => line.startsWith("build"))
        .slice(0, 20)
        .join("\n")}`,
    );
  const spans = process.env.SKILLSPAN;
  if (spans && existsSync(join(spans, "dev.json")))
    skillspan(join(spans, "dev.json"), (text) => readAdvert(text, ground));
  speed(truths, (text) => readAdvert(text, ground));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function measure(half: string, truths: readonly Truth[], read: (text: string) => Advert, errors: string[]): void {
  const n = { right: 0, found: 0, true: 0, need: 0, preferred: 0, raised: 0, level: 0, levels: 0, degree: 0, years: 0 };
  for (const truth of truths) {
    const advert = read(truth.text);
    const { file, things, degree, years } = truth;
    const asks = advert.asks.filter(({ kind }) => kind === "technology");
    n.found += asks.length;
    n.true += things.size;
    for (const { name, quote } of asks.filter((ask) => !things.has(ask.name)))
      errors.push(`${file}: ${name} is not there: ${quote.slice(0, 80)}`);
    for (const [name, told] of things)
      compare(
        n,
        `${file}: ${name}`,
        told,
        asks.find((one) => one.name === name),
        errors,
      );
    n.degree += equal(`${file}: degree`, degree, advert.degree ?? "none", errors);
    n.years += equal(`${file}: years`, years, advert.years ?? 0, errors);
  }
  const share = (a: number, b: number) => `${(a / b).toFixed(3)} (${a} of ${b})`;
  print(
    `${half}: ${truths.length} adverts, technologies: precision ${share(n.right, n.found)}, recall ${share(n.right, n.true)}`,
  );
  print(`  need right ${share(n.need, n.right)}, preferred reported as required ${share(n.raised, n.preferred)}`);
  print(
    `  level right ${share(n.level, n.levels)}, degree ${share(n.degree, truths.length)}, years ${share(n.years, truths.length)}`,
  );
}

type Counts = Record<"right" | "need" | "preferred" | "raised" | "level" | "levels", number>;

function compare(
  n: Counts,
  at: string,
  { need, level }: { need: Need; level?: number },
  ask: Advert["asks"][number] | undefined,
  errors: string[],
): void {
  if (!ask) {
    errors.push(`${at} not found`);
    return;
  }
  n.right++;
  n.need += equal(`${at} (${ask.quote.slice(0, 80)})`, need, ask.need, errors);
  if (need === "preferred") {
    n.preferred++;
    if (ask.need === "required") n.raised++;
  }
  if (need === "mentioned") return;
  n.levels++;
  n.level += equal(`${at} level (${ask.quote.slice(0, 80)})`, level ?? "none", ask.level ?? "none", errors);
}

function equal(at: string, truth: unknown, found: unknown, errors: string[]): number {
  if (truth === found) return 1;
  errors.push(`${at}: ${truth}, found ${found}`);
  return 0;
}

/** Technologies found that lie within a knowledge or skill span of the annotators. */
function skillspan(file: string, read: (text: string) => Advert): void {
  let [inside, found, spans, hit] = [0, 0, 0, 0];
  for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const {
      tokens,
      tags_skill: skill,
      tags_knowledge: knowledge,
    } = JSON.parse(line) as Record<"tokens" | "tags_skill" | "tags_knowledge", string[]>;
    const starts: number[] = [];
    let text = "";
    for (const token of tokens) {
      starts.push([...text].length);
      text += `${token} `;
    }
    const covered = new Set<number>();
    for (const ask of read(text).asks.filter(({ kind }) => kind === "technology")) {
      found++;
      const words = starts.flatMap((at, i) => (at < ask.end && at + (tokens[i]?.length ?? 0) > ask.start ? [i] : []));
      for (const word of words) covered.add(word);
      if (words.some((i) => skill[i] !== "O" || knowledge[i] !== "O")) inside++;
    }
    for (const [i, tag] of knowledge.entries()) {
      if (tag !== "B") continue;
      spans++;
      if (covered.has(i)) hit++;
    }
  }
  print(
    `\nSkillSpan dev: precision of technologies ${(inside / found).toFixed(3)} (${inside} of ${found} lie in a span); recall of all knowledge spans ${(hit / spans).toFixed(3)} (most are no technologies)`,
  );
}

function speed(truths: readonly Truth[], read: (text: string) => Advert): void {
  const text = truths.map((truth) => truth.text).join("\n\n");
  const adverts = Array.from({ length: 1000 }, (_, i) => text.slice((i * 97) % 9000, ((i * 97) % 9000) + 5000));
  for (const count of [10, 100, 1000]) {
    const start = performance.now();
    for (const advert of adverts.slice(0, count)) read(advert);
    print(`${count} adverts of 5 kB: ${Math.round(performance.now() - start)} ms`);
  }
}
