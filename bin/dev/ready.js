// Makes a checkout ready to run: installs and builds, each only when what it comes from has changed. Needs nothing but Node.
const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "../..");

/** A digest of files and folders, by name and content. */
function digest(...paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    hash.update(`${path}\0`).update(readFileSync(full));
  };
  for (const path of paths) {
    const entries = path.endsWith("/")
      ? readdirSync(join(root, path), { recursive: true, withFileTypes: true })
      : undefined;
    if (!entries) add(path);
    else {
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      for (const file of files.sort()) add(file.slice(root.length + 1));
    }
  }
  return hash.digest("hex");
}

function isStale(stamp, wanted) {
  const path = join(root, stamp);
  return !existsSync(path) || readFileSync(path, "utf8") !== wanted;
}

function step(words, command, args) {
  console.error(`mlcareer: ${words} …`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32" && command === "npm",
  });
  if (status === 0) return;
  console.error(`mlcareer: that failed${error ? ` (${error.message})` : ""}; the lines above say why.`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`mlcareer needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const INSTALLED = "node_modules/.mlcareer-installed";
const BUILT = "dist/.built";

const packages = digest("package.json", "package-lock.json") + process.versions.modules;
if (isStale(INSTALLED, packages)) {
  step("installing packages", "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(join(root, INSTALLED), packages);
}
const sources = digest("package.json", "package-lock.json", "tsconfig.json", "bin/dev/", "src/", "data/");
if (isStale(BUILT, sources)) {
  step("building", process.execPath, ["bin/dev/build.mjs"]);
  writeFileSync(join(root, BUILT), sources);
}
