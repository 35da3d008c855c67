import { expect, it } from "vitest";
import { loadCatalog } from "../../../src/catalog/load.ts";
import { findInCode } from "../../../src/evidence/code/find.ts";
import { commit, folderOf, ME } from "./folders.ts";
import { BUILT_WITH, HELD_BACK, type Invented } from "./repositories.ts";

const signs = loadCatalog(new URL("../../../data", import.meta.url).pathname).code;

async function compare(invented: readonly Invented[]) {
  const counts = { proposed: 0, right: 0, true: 0 };
  const faults: string[] = [];
  for (const { name, files, byOther, truth } of invented) {
    const folder = folderOf(files);
    commit(folder, byOther ? { byOther } : {});
    const { findings } = await findInCode(folder, { signs, ...(byOther ? { author: ME.email } : {}) });
    counts.true += Object.keys(truth).length;
    for (const { skill, level, where, quote } of findings) {
      counts.proposed++;
      if (truth[skill] === undefined) faults.push(`${name}: ${skill} is not shown (${where}: ${quote})`);
      else counts.right++;
      if (level > (truth[skill] ?? 2))
        faults.push(`${name}: ${skill} ${level} is above what is shown (${where}: ${quote})`);
    }
    const found = new Map(findings.map(({ skill, level }) => [skill, level]));
    for (const [skill, level] of Object.entries(truth)) {
      if (!found.has(skill)) faults.push(`${name}: ${skill} was not found`);
      else if ((found.get(skill) ?? 0) < level) faults.push(`${name}: ${skill} is told lower than shown`);
    }
  }
  return { precision: counts.right / counts.proposed, recall: counts.right / counts.true, faults, counts };
}

it.each([
  ["the repositories at hand while building", BUILT_WITH],
  ["the repositories held back", HELD_BACK],
])("%s: precision .95, recall .85, no level above what is shown", async (what, invented) => {
  const { precision, recall, faults, counts } = await compare(invented);
  process.stdout.write(
    `${what}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${JSON.stringify(counts)})\n${faults.join("\n")}\n`,
  );
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.85);
  expect(faults.filter((fault) => fault.includes("above what is shown"))).toEqual([]);
});
