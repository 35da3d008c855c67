import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PAGES } from "../helpers/pages.ts";
import { freshHome, type Result, runIn, type World } from "../helpers/run.ts";

/*
 * Whatever a screen advertises works when it is pasted: every command that any page names is run, and so is what those
 * pages name in turn.
 */

const ADVERT = "test/fixtures/adverts/build-01.txt";
const ANSWERS = "role: ml-engineer\ncountry: US\nratings: { python: 3, sql: 2, git: 2, pytorch: 1, java: 3 }\n";
const MORE_PAGES: readonly (readonly string[])[] = [
  [],
  ["help"],
  ["help", "files"],
  ["help", "privacy"],
  ["help", "exit-codes"],
  ["report"],
  ["report", "--full"],
  ["report", "--for", ADVERT],
  ["assess", "--set", "sql=3"],
  ["assess", "--template"],
  ["check", "--answers", "check.yaml"],
  ["plan", "--target", "60"],
  ["plan", "--only", "must-haves"],
  ["plan", "--keep"],
  ["history"],
  ["history", "show", "2026-11-23"],
  ["history", "diff", "2026-11-23", "2026-11-23-2"],
  ["history", "progress"],
  ["role", "--for-me"],
  ["role", "ai-engineer"],
  ["salary", "google", "--sources"],
  ["salary", "--country", "IN"],
  ["match", ADVERT, "--plan"],
  ["data", "check"],
  ["market", "--sources"],
  ["explain", "readiness"],
];
/** Lines that go wrong, for what their hints name. */
const FAULTS: readonly (readonly string[])[] = [
  ["report", "gone.yaml"],
  ["report", "--role", "mlengineer"],
  ["plan", "--by"],
  ["plan", "--prefer", "pytorhc"],
  ["assess", "--hours"],
  ["assess", "--set", "pythn=2"],
  ["explain", "nonsense-word"],
  ["history", "show", "1999-01-01"],
  ["match", "gone.txt"],
  ["salary", "gogle"],
  ["skill", "pytorhc"],
];

const ADVERT_TEXT = readFileSync(ADVERT, "utf8");

/** What the capitals of a command stand for. */
const STANDS_FOR: readonly [RegExp, string][] = [
  [/^mlcareer skill ID$/, "mlcareer skill python"],
  [/^mlcareer (explain|plan --prefer|plan --skip) SKILL/, "mlcareer $1 python"],
  [/\bCOMPANY\b/, "google"],
  [/\bCOMMAND\b/, "plan"],
  [/\bROLE\b/, "data-scientist"],
  [/\b(ADVERT|FILE\.txt)\b/, ADVERT],
  [/\bID\b/, "2026-11-23"],
  [/\b(FOLDER|DIR)\b/, "HOME/data"],
  [/ (export|-o|--export-responses) FILE/, " $1 HOME/out.json"],
  [/check --answers FILE/, "check --answers HOME/check.yaml"],
  [/calibrate FILES?/, "help"],
  [/\bFILE\b/, "HOME/me.yaml"],
  [/SKILL=LEVEL/, "sql=3"],
  [/\bREQUIREMENT\b/, "statistics"],
  [/\bAMOUNT\b/, "150k"],
  [/--keep NAME/, "--keep new"],
  [/--answers answers\.yaml/, "--answers HOME/me.yaml"],
  [/\bNAME\b/, "kept"],
  // Saved by the page that names it, in a copy of its own.
  [/check-2026-11-23-3/, "check-2026-11-23-2"],
  [/plan --for new/, "plan --for kept"],
  [/report --for new/, "report --for kept"],
  [/ > .*$/, ""],
  [/ (-o|export|--export-responses) (?!HOME)(\S+)/, " $1 HOME/new-$2"],
];

let prepared = "";

beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), "mlcareer-advertised-"));
  mkdirSync(join(prepared, "data"));
  await runIn(prepared, ["assess", "--answers", "-"], { input: ANSWERS });
  await runIn(prepared, ["assess", "--set", "docker=2"]);
  const check = join(prepared, "check.yaml");
  writeFileSync(check, "answers: { python-dict-get: dont-know }\n");
  // Twice, since a page names the one that it has just saved.
  for (let i = 0; i < 2; i++) await runIn(prepared, ["check", "--answers", check]);
  await runIn(prepared, ["plan", "--keep"]);
  for (const name of ["kept", "first-choice"]) await runIn(prepared, ["match", ADVERT, "--keep", name]);
});

afterAll(() => rmSync(prepared, { recursive: true, force: true }));

/** Runs a line in a copy of the prepared home, since some of what is advertised deletes. */
async function runCopy(argv: readonly string[], world: World = {}): Promise<Result> {
  const home = freshHome();
  cpSync(prepared, home, { recursive: true });
  writeFileSync(join(home, "me.yaml"), ANSWERS);
  writeFileSync(join(home, "data", "people.yaml"), "[]\n");
  const placed = argv.map((word) => word.replace("HOME", home).replace(/^check\.yaml$/, join(home, "check.yaml")));
  const result = await runIn(home, placed, { colour: true, width: 500, ...world });
  const tidy = (text: string) => text.replaceAll(home, "HOME");
  return { ...result, out: tidy(result.out), err: tidy(result.err) };
}

/** Commands in a result: what is drawn as code, and in talk what ends a sentence or a line. */
function namedIn({ out, err }: Result): string[] {
  const code = [...out.matchAll(/\u001b\[36m(mlcareer[^\u001b]*)\u001b\[39m/g)].map(([, line = ""]) => line.trim());
  const talk = err
    .replace(/\u001b\[\d+m/g, "")
    .matchAll(/\bmlcareer [a-z]+(?: (?!lists|says)-{0,2}[\w./=-]+)*?(?=[),;]| lists| says|\.?(?:\n|$)|\. )/g);
  return [...code, ...[...talk].map(([line]) => line)];
}

const COMMANDS =
  /^mlcareer (assess|report|salary|match|role|skill|market|check|plan|history|explain|data|completion|help)\b/;

function argvOf(command: string): string[] {
  const line = STANDS_FOR.reduce((text, [pattern, value]) => text.replace(pattern, value), command);
  return line.split(" ").slice(1).filter(Boolean);
}

it("runs, whatever page names it", async () => {
  const first = [
    ...PAGES,
    ...MORE_PAGES.map((argv) => ({ argv: [...argv] })),
    ...FAULTS.map((argv) => ({ argv: [...argv] })),
  ];
  const found = new Map<string, string>();
  const look = (result: Result, page: string) => {
    for (const command of namedIn(result)) if (COMMANDS.test(command) && !found.has(command)) found.set(command, page);
  };
  for (const { argv, ...world } of first) look(await runCopy(argv, world), argv.join(" "));
  const wrong: string[] = [];
  // The map grows while it is walked: what a page of these names is run too.
  for (const [command, page] of found) {
    const argv = argvOf(command);
    const result = await runCopy(
      argv,
      argv.includes("-") ? { input: argv[0] === "match" ? ADVERT_TEXT : ANSWERS } : {},
    );
    look(result, command);
    const asks = /no terminal to ask|needs a terminal|There is no check yet|no plan (is )?saved/i.test(result.err);
    const isThere = /is kept already|another name/.test(result.err);
    if (result.code !== 0 && !asks && !isThere)
      wrong.push(`${command} (on ${page}): ${result.code} ${result.err.slice(0, 200)}`);
  }
  expect(found.size).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
}, 240_000);
