// Fits the difficulties of all questions to all rankings at once and writes them into data/questions/*.yaml:
// "node bin/dev/difficulties.mjs" prints them, with --write it changes the files.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../data/questions");
const ROUNDS = 3000;
const STEP = 0.1;
/** The end of the scale, in logits, and the share of questions that may lie within it. */
const END = 1.5;
const WITHIN = 0.95;

/**
 * Difficulties (−1.5 to 1.5, two decimals) by id, from rankings that each go from the easiest to the hardest. The model
 * is Plackett–Luce: the easiest of those left is drawn with probability exp(−b) / Σ exp(−b). A standard normal prior
 * keeps a question that is always first or last finite. The mode is stretched until 95 % lie within the scale; the rest
 * stand at its ends.
 */
export function fitDifficulties(rankings) {
  let b = new Map(rankings.flat().map((id) => [id, 0]));
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = findSlopes(rankings, b);
    b = new Map([...b].map(([id, value]) => [id, value + STEP * (slopes.get(id) - value)]));
  }
  return stretch(b);
}

/** How the log likelihood rises with each difficulty. */
function findSlopes(rankings, b) {
  const slopes = new Map([...b.keys()].map((id) => [id, 0]));
  for (const ranking of rankings) {
    ranking.slice(0, -1).forEach((easiest, place) => {
      const left = ranking.slice(place);
      const weights = left.map((id) => Math.exp(-b.get(id)));
      const sum = weights.reduce((a, weight) => a + weight, 0);
      for (const [i, id] of left.entries()) {
        slopes.set(id, slopes.get(id) + weights[i] / sum - (id === easiest ? 1 : 0));
      }
    });
  }
  return slopes;
}

function stretch(b) {
  const sorted = [...b.values()].sort((x, y) => x - y);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const distances = sorted.map((value) => Math.abs(value - middle)).sort((x, y) => x - y);
  const unit = distances[Math.ceil(WITHIN * distances.length) - 1] || 1;
  const place = (value) => Math.min(END, Math.max(-END, ((value - middle) / unit) * END));
  return new Map([...b].map(([id, value]) => [id, Number(place(value).toFixed(2))]));
}

/** The bank's own rankings and the text of each of its files. */
export function readBank(folder = FOLDER) {
  const texts = new Map(
    readdirSync(folder).map((file) => [join(folder, file), readFileSync(join(folder, file), "utf8")]),
  );
  return { texts, rankings: [...texts.values()].flatMap((text) => load(text).rankings) };
}

/** A file's text with the difficulties that were fitted. */
export function withDifficulties(text, difficulties) {
  return text.replace(/^( {2}- id: (\S+)\n(?: {4}.*\n)*? {4}difficulty: ).*$/gm, (_, head, id) => {
    return head + difficulties.get(id).toFixed(2);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { texts, rankings } = readBank();
  const difficulties = fitDifficulties(rankings);
  if (process.argv.includes("--write")) {
    for (const [path, text] of texts) writeFileSync(path, withDifficulties(text, difficulties));
  } else {
    for (const [id, difficulty] of difficulties) console.log(`${difficulty.toFixed(2).padStart(5)}  ${id}`);
  }
}
