// Builds dist/: validates data/ and writes it as JSON, then bundles the program with what it needs.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/*
 * CommonJS, one file a command with all that it needs: a start reads the command line, one command and, where that
 * needs them, a heavy package or two. As ES modules split into chunks the same took twice as long, since every module
 * costs a millisecond or two; as one file, V8 would look through all commands for each.
 */
const HEAVY = ["zod", "js-yaml", "inquirer", "@inquirer/core", "csv-stringify/sync", "cli-table3"];

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  // import() becomes require(): the loader of ES modules would cost more than most commands.
  supported: { "dynamic-import": false },
  minify: true,
  metafile: true,
  // cli-table3 measures every cell with an old string-width, which builds its expressions anew each time.
  alias: { "string-width": "./bin/dev/shims/string-width.cjs" },
  define: { __VERSION__: JSON.stringify(version), "import.meta.dirname": "__dirname" },
  legalComments: "none",
  logLevel: "warning",
};

/** What a package loads at its start and never uses here, by the package: each costs a millisecond or more. */
const UNUSED = {
  "node:child_process": "commander", // for subcommands that are programs of their own
  "@inquirer/external-editor": "@inquirer/editor", // its editor prompt, with 500 kB of character tables
  "#supports-color": "chalk", // the level of colour is decided in io/world.ts
  "../locales/index.js": "zod", // its messages in dozens of languages, half of it
};

const withoutUnused = {
  name: "without-unused",
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^(${Object.keys(UNUSED).join("|")})$`) }, ({ path, importer }) =>
      importer.includes(`/${UNUSED[path]}/`) ? { path: join(root, "bin/dev/shims/nothing.cjs") } : undefined,
    );
  },
};

/** Files of the program that many others need: one copy each, loaded by whoever needs it. */
const SHARED = [
  "errors.ts",
  "core/report.ts",
  "core/decision.ts",
  "core/plan/plan.ts",
  "core/plan/choose.ts",
  "core/plan/jobs.ts",
  "catalog/schema.ts",
  "catalog/yaml.ts",
].map((name) => join(root, "src", name));

const packageFile = (name) => `${name.replace(/[@/]+/g, "-").replace(/^-/, "")}.cjs`;

/**
 * Leaves out of a bundle what has a file of its own: heavy packages, commands, and the errors, of which there must be
 * one class for all (`instanceof`). All files of the program lie in one folder.
 */
const apart = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) =>
      HEAVY.includes(path) && kind !== "entry-point" ? { path: `./${packageFile(path)}`, external: true } : undefined,
    );
    onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, kind, resolveDir }) => {
      const file = join(resolveDir, path);
      return SHARED.includes(file) && kind !== "entry-point" && kind !== "dynamic-import"
        ? // Importing does nothing: who takes a constant from a neighbour of the report does not load the report.
          { path: `./${ourFile(file)}`, external: true, sideEffects: false }
        : undefined;
    });
    onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, kind, resolveDir }) =>
      kind === "dynamic-import" ? { path: `./${ourFile(join(resolveDir, path))}`, external: true } : undefined,
    );
  },
};

/** src/render/terminal.ts → render-terminal.cjs */
const ourFile = (path) => relative(join(root, "src"), path).replace(/\.ts$/, ".cjs").replaceAll(/[/\\]/g, "-");

/** Everything that is imported only when it is needed: commands, renderers, what reads YAML, the prompts. */
function importedLate() {
  const sources = readdirSync(join(root, "src"), { recursive: true }).filter((name) => name.endsWith(".ts"));
  const files = sources.flatMap((name) => {
    const path = join(root, "src", name);
    return [...readFileSync(path, "utf8").matchAll(/\bimport\("(\.[^"]+\.ts)"\)/g)].map(([, to]) =>
      join(dirname(path), to),
    );
  });
  return [...new Set(files)];
}

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
  const ours = [join(root, "src/main.ts"), join(root, "src/index.ts"), ...SHARED, ...importedLate()];
  const results = await Promise.all([
    ...ours.map((file) =>
      build({ ...common, entryPoints: [file], outfile: join(dist, ourFile(file)), plugins: [apart, withoutUnused] }),
    ),
    ...HEAVY.map((name) =>
      build({ ...common, entryPoints: [name], outfile: join(dist, packageFile(name)), plugins: [withoutUnused] }),
    ),
  ]);
  return results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

/** The library's declarations: everything it exports is spelt out in its one file. */
function writeTypes() {
  const folder = mkdtempSync(join(tmpdir(), "mlcareer-types-"));
  try {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--declaration", "--emitDeclarationOnly", "--noEmit", "false", "--outDir", folder];
    execFileSync(process.execPath, [tsc, "-p", join(root, "bin/dev/types.json"), ...flags], { stdio: "inherit" });
    const published = readFileSync(join(folder, "core/published.d.ts"), "utf8");
    const index = readFileSync(join(folder, "index.d.ts"), "utf8").replace(/^.* from "\.\/core\/published.*\n/gm, "");
    writeFileSync(join(dist, "index.d.cts"), `${published}${index}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The licences of what is bundled travel with it. */
function writeLicences(inputs) {
  const folders = new Set(inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version: v, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (!file) throw new Error(`${name} ${v} (${license}) is bundled without the text of its licence.`);
    return `${name} ${v}\n\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`;
  });
  writeFileSync(join(dist, "THIRD-PARTY-LICENCES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}

if (existsSync(dist)) rmSync(dist, { recursive: true });
mkdirSync(dist);
try {
  await writeData();
  writeLicences(await writeProgram());
  writeTypes();
} catch (error) {
  rmSync(dist, { recursive: true, force: true });
  if (!("issues" in error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
