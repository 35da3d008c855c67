// Whole-process times as ratios to `node -e 0`, measured in one run with the commands taking turns, and peak memory.
// Run: npm run bench [-- ROUNDS [peers]]; with "peers" other command-line tools are installed into a temporary folder and
// take their turns too, where the registry can be reached.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const bin = join(root, "bin/mlcareer.js");
const rounds = Number(process.argv[2] ?? 21);
const home = mkdtempSync(join(tmpdir(), "mlcareer-bench-"));
const env = { ...process.env, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, NO_COLOR: "1" };

const PEERS = {
  "resumed --help": ["resumed", "bin/resumed.js", "--help"],
  "resumed validate": ["resumed", "bin/resumed.js", "validate", "resume.json"],
  "cowsay hi": ["cowsay", "cli.js", "hi"],
  "prettier -v": ["prettier", "bin/prettier.cjs", "--version"],
  "hackmyresume -h": ["hackmyresume", "dist/cli/index.js", "help"],
};

const COMMANDS = {
  "node -e 0": ["-e", "0"],
  "--help": [bin, "--help"],
  salary: [bin, "salary"],
  report: [bin, "report"],
  "role --compare": [bin, "role", "--compare", "data-scientist", "software-engineer"],
  plan: [bin, "plan", "--target", "80"],
  completion: [bin, "complete", "--", "skill", "pyt"],
  ...(process.argv[3] === "peers" ? peers() : {}),
};

/** Other tools of the kind, by the package each comes in; one that cannot be installed is left out and named. */
function peers() {
  const folder = join(home, "peers");
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(home, "resume.json"), JSON.stringify({ basics: { name: "A", email: "a@example.org" } }));
  const found = {};
  for (const [name, [pkg, script, ...args]] of Object.entries(PEERS)) {
    const file = join(folder, "node_modules", pkg, script);
    if (!existsSync(file)) spawnSync("npm", ["install", "--silent", "--prefix", folder, pkg], { stdio: "ignore" });
    const command = [file, ...args.map((arg) => (arg === "resume.json" ? join(home, arg) : arg))];
    if (existsSync(file) && spawnSync(process.execPath, command, { env }).status === 0) found[name] = command;
    else console.log(`${name}: could not be installed or run here`);
  }
  return found;
}

function once(args) {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} exited with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** A file in the form of the aijobs index, the same in every run: adverts in pairs of low and high, many of them twice. */
function indexFile(rows) {
  const titles = [
    "Machine Learning Engineer",
    "Data Scientist",
    "Software Engineer",
    "Data Analyst",
    "AI Engineer",
    "Research Scientist",
  ];
  const head =
    "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size";
  const lines = [head];
  let state = 7;
  const next = (n) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  while (lines.length <= rows) {
    const low = 60_000 + 100 * next(1500);
    const level = ["EN", "MI", "SE", "EX"][next(4)];
    const country = ["US", "US", "US", "CA", "GB"][next(5)];
    const row = (pay) => `2024,${level},FT,${titles[low % 6]},${pay},USD,${pay},${country},0,${country},M`;
    lines.push(row(low + 20_000 + 100 * next(600)), row(low));
  }
  const file = join(home, `index-${rows}.csv`);
  writeFileSync(file, `${lines.slice(0, rows + 1).join("\n")}\n`);
  return file;
}

/** Peak resident memory in MB, as the operating system counts it (where `time -v` is not there: by the process itself). */
function peak(args) {
  const hook = `process.on("exit", () => process.stderr.write("\\nPEAK " + process.resourceUsage().maxRSS + "\\n"));`;
  const url = `data:text/javascript,${encodeURIComponent(hook)}`;
  const { stderr } = spawnSync(process.execPath, ["--import", url, ...args], { env, encoding: "utf8" });
  return Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

try {
  const example = spawnSync(process.execPath, [bin, "assess", "--example", "--json"], { env, encoding: "utf8" }).stdout;
  const save = [bin, "assess", "--answers", "-"];
  const { status, stderr } = spawnSync(process.execPath, save, { env, encoding: "utf8", input: example });
  if (status !== 0) throw new Error(stderr);
  const times = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(COMMANDS)) times[name].push(once(args));
  }
  const floor = median(times["node -e 0"]);
  console.log(`medians of ${rounds} rounds, Node ${process.versions.node}`);
  console.log("command            ms   ratio   peak MB");
  for (const [name, args] of Object.entries(COMMANDS)) {
    const ms = median(times[name]);
    console.log(
      `${name.padEnd(16)} ${ms.toFixed(0).padStart(4)}   ${(ms / floor).toFixed(2).padStart(5)}   ${peak(args).toFixed(0).padStart(7)}`,
    );
  }
  for (const rows of [74_301, 743_010]) {
    const args = [
      bin,
      "data",
      "import",
      "aijobs",
      indexFile(rows),
      "-o",
      join(home, "pay.yaml"),
      "--force",
      "--source",
      "aijobs-2025",
    ];
    const runs = Array.from({ length: 5 }, () => [once(["-e", "0"]), once(args)]);
    const [base, ms] = [median(runs.map(([a]) => a)), median(runs.map(([, b]) => b))];
    console.log(
      `import of ${rows} rows: ${ms.toFixed(0)} ms, ${(ms / base).toFixed(2)} × node -e 0, peak ${peak(args).toFixed(0)} MB`,
    );
  }
  const outfile = join(home, "throughput.mjs");
  await build({
    entryPoints: [join(root, "test/bench/throughput.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
  });
  const { throughput } = await import(pathToFileURL(outfile).href);
  const perSecond = throughput(join(root, "dist/data"));
  console.log(`\nassessments scored a second on one core: ${Math.round(perSecond).toLocaleString("en-US")}`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
