import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

/* What is published: only what runs, and it runs from its own folder with nothing beside it. */

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;

const run = (command: string, args: string[], cwd: string) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mlcareer-pack-"));
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], root);
  const [archive = ""] = readdirSync(folder);
  run("tar", ["xzf", archive], folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("runs from the tarball alone", () => {
  const bin = join(folder, "package", "bin", "mlcareer.js");
  const home = { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  expect(execFileSync(process.execPath, [bin, "--version"], { encoding: "utf8" })).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(execFileSync(process.execPath, [bin, "salary", "--plain"], { encoding: "utf8", env: home })).toContain(
    "Microsoft",
  );
});

it("serves as a library from the tarball alone, with its types", () => {
  const modules = join(folder, "user", "node_modules");
  mkdirSync(modules, { recursive: true });
  symlinkSync(join(folder, "package"), join(modules, "mlcareer"));
  const code = `import { assess } from "mlcareer"; console.log(assess({ ratings: { python: 3 } }).role.id)`;
  writeFileSync(join(folder, "user", "try.mjs"), code);
  writeFileSync(join(folder, "user", "try.mts"), `${code.replace("console.log(", "const id: string = (")};`);
  expect(run(process.execPath, ["try.mjs"], join(folder, "user"))).toBe("ml-engineer\n");
  const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", ""];
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  expect(run(process.execPath, [tsc, ...flags, "try.mts"], join(folder, "user"))).toBe("");
});

it("stays small: 800 kB packed, 3 MB installed", () => {
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  expect(statSync(join(folder, archive)).size).toBeLessThanOrEqual(800_000);
  const files = readdirSync(join(folder, "package"), { recursive: true, withFileTypes: true }).filter((f) =>
    f.isFile(),
  );
  const size = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  expect(size).toBeLessThanOrEqual(3_000_000);
});

it("holds neither sources nor tests nor what a build leaves behind", () => {
  const files = readdirSync(join(folder, "package"), { recursive: true, encoding: "utf8" });
  expect(files.filter((name) => /(?<!\.d)\.ts$|\.ya?ml$|^test|^src|\.built$|^bin\/(build|ready)/.test(name))).toEqual(
    [],
  );
  expect(files).toContain("dist/THIRD-PARTY-LICENCES.txt");
});

it("holds the text of the licence of every package that is bundled", () => {
  const texts = readFileSync(join(folder, "package", "dist", "THIRD-PARTY-LICENCES.txt"), "utf8").split(/^-{80}$/m);
  const names = texts.map((text) => text.trim().split("\n")[0]);
  for (const name of ["chalk", "cli-table3", "commander", "ical-generator", "inquirer", "js-yaml", "zod"])
    expect(names.join("\n")).toMatch(new RegExp(`^${name} \\d`, "m"));
  for (const [i, text] of texts.entries()) {
    expect(text, names[i]).toMatch(/copyright|\(c\)/i);
    expect(text, names[i]).toMatch(/permission|redistribution/i);
  }
});
