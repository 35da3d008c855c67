// Runs a benchmark written in TypeScript: node test/bench/bundled.mjs check
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const [name] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "mlcareer-bench-"));
try {
  process.chdir(root);
  const outfile = join(folder, `${name}.mjs`);
  const entry = join(root, `test/bench/${name}.ts`);
  await build({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile, logLevel: "error" });
  (await import(pathToFileURL(outfile).href)).main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
