// Builds dist/: validates data/ and writes it as JSON, then bundles the program with what it needs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/*
 * One CommonJS file whose modules run only when a command needs them, with the heavy packages beside it. Loaded by
 * require, this starts in half the time of ES modules split into chunks: every chunk costs a millisecond or two.
 */
const HEAVY = ["zod", "js-yaml", "inquirer", "@inquirer/core", "csv-stringify/sync", "csv-parse"];

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  minify: true,
  metafile: true,
  // cli-table3 measures every cell with an old string-width, which builds its expressions anew each time.
  alias: { "string-width": "./src/render/string-width.cjs" },
  define: { __VERSION__: JSON.stringify(version), "import.meta.url": "__url" },
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
  legalComments: "none",
  logLevel: "warning",
};

const packageFile = (name) => `${name.replace(/[@/]+/g, "-").replace(/^-/, "")}.cjs`;

/** Leaves the heavy packages out of a bundle: they are required from their own files, when first needed. */
const heavyApart = {
  name: "heavy-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) =>
      HEAVY.includes(path) && kind !== "entry-point"
        ? { path: `./packages/${packageFile(path)}`, external: true }
        : undefined,
    );
  },
};

async function writeData() {
  const outfile = join(dist, "build-data.cjs");
  await build({ ...common, entryPoints: ["src/catalog/write.ts"], outfile });
  const { writeParts } = createRequire(import.meta.url)(outfile);
  try {
    mkdirSync(join(dist, "data"), { recursive: true });
    writeParts(join(root, "data"), join(dist, "data"));
  } finally {
    rmSync(outfile);
  }
}

async function writeProgram() {
  const results = await Promise.all([
    build({ ...common, entryPoints: ["src/main.ts"], outfile: join(dist, "main.cjs"), plugins: [heavyApart] }),
    ...HEAVY.map((name) =>
      build({ ...common, entryPoints: [name], outfile: join(dist, "packages", packageFile(name)) }),
    ),
  ]);
  return results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
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
