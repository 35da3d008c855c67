// Builds dist/: validates data/ and writes it as JSON, then bundles the program with what it needs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  // cli-table3 measures every cell with an old string-width, which builds its expressions anew each time.
  alias: { "string-width": "./src/render/string-width.cjs" },
  define: { __VERSION__: JSON.stringify(version) },
  // CommonJS packages inside an ES module bundle need a require of their own.
  banner: { js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);' },
  legalComments: "none",
  logLevel: "warning",
};

async function writeData() {
  const outfile = join(dist, "build-data.mjs");
  await build({ ...common, entryPoints: ["src/catalog/write.ts"], outfile });
  const { writeParts } = await import(pathToFileURL(outfile).href);
  try {
    mkdirSync(join(dist, "data"), { recursive: true });
    writeParts(join(root, "data"), join(dist, "data"));
  } finally {
    rmSync(outfile);
  }
}

async function writeProgram() {
  const result = await build({
    ...common,
    entryPoints: ["src/main.ts"],
    outdir: dist,
    splitting: true,
    minify: true,
    metafile: true,
    chunkNames: "chunks/[name]-[hash]",
  });
  return Object.keys(result.metafile.inputs);
}

/** The licences of what is bundled travel with it. */
function writeLicences(inputs) {
  const folders = new Set(inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version: v, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(root, folder, file), "utf8").trim() : `Licence: ${license}`;
    return `${name} ${v}\n\n${text}\n`;
  });
  writeFileSync(join(dist, "THIRD-PARTY-LICENCES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}

if (existsSync(dist)) rmSync(dist, { recursive: true });
mkdirSync(dist);
try {
  await writeData();
  writeLicences(await writeProgram());
} catch (error) {
  rmSync(dist, { recursive: true, force: true });
  if (!("issues" in error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
