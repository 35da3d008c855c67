import { describe, expect, it } from "vitest";
import { builtCatalog } from "../../src/catalog/built.ts";
import { proposalsOf, resumesOf, truthOf } from "../helpers/resumes.ts";

/*
 * How well invented résumés are read: six for building, six that were held back, six that were written after those were
 * looked at. What the first looks showed stands in the folder's README.
 */

const PRECISION = 0.95;
const RECALL = 0.85;

describe.each(["build", "held", "fresh"])("six invented résumés, %s", (half) => {
  it("propose what they show, hardly anything else, and nothing above what they support", async () => {
    const n = { right: 0, proposed: 0, shown: 0 };
    const above: string[] = [];
    const errors: string[] = [];
    for (const name of resumesOf(half)) {
      const { shown, open } = truthOf(name);
      const proposals = await proposalsOf(name);
      const counted = proposals.filter(({ skill }) => !open.has(skill));
      n.proposed += counted.length;
      n.shown += shown.size;
      n.right += counted.filter(({ skill }) => shown.has(skill)).length;
      for (const { skill, level, evidence } of proposals) {
        const most = shown.get(skill) ?? open.get(skill);
        const said = `${name}: ${skill} ${level} by "${evidence[0]?.quote}"`;
        if (most === undefined) errors.push(`${said}, not shown`);
        else if (level > most) above.push(`${said}, supported ${most}`);
      }
      const missed = [...shown.keys()].filter((id) => !proposals.some(({ skill }) => skill === id));
      errors.push(...missed.map((id) => `${name}: ${id} missed`));
    }
    const [precision, recall] = [n.right / n.proposed, n.right / n.shown];
    const figures = `${half}: precision ${precision.toFixed(3)} (${n.right} of ${n.proposed}), recall ${recall.toFixed(3)} (of ${n.shown}), ${above.length} above`;
    process.stdout.write(`${[figures, ...errors, ...above].join("\n")}\n`);
    expect(above.length).toBe(0);
    expect(precision).toBeGreaterThanOrEqual(PRECISION);
    expect(recall).toBeGreaterThanOrEqual(RECALL);
  });

  it("name skills that there are", () => {
    const known = new Set(builtCatalog("dist/data").skills.map(({ id }) => id));
    for (const name of resumesOf(half)) {
      const { shown, open } = truthOf(name);
      expect([...shown.keys(), ...open.keys()].filter((id) => !known.has(id))).toEqual([]);
    }
  });
});
