import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { settingsFile } from "../../src/store/places.ts";
import { runIn, type World } from "../helpers/run.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "mlcareer-settings-"));
  mkdirSync(join(dir, "mlcareer"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = () => join(dir, "mlcareer", "config.yaml");

/** Runs a command line with this in the settings file. */
function run(settings: string, argv: readonly string[], { env = {}, ...world }: World = {}) {
  writeFileSync(file(), settings);
  return runIn(dir, argv, { ...world, env: { XDG_CONFIG_HOME: dir, ...env } });
}

const ANSWERS = "ratings: { python: 3, sql: 2 }";
const plan = (...flags: string[]) => ["plan", "-", "--target", "40", ...flags];

describe("settings", () => {
  it("stand in the place of flags that are not given", async () => {
    const asked = ["salary", "microsoft", "--json"];
    const given = await run("{}", [...asked, "--currency", "USD"]);
    const own = await run("{}", [...asked, "--currency", "native"]);
    expect(await run("currency: USD", asked)).toEqual(given);
    expect(await run("currency: USD", [...asked, "--currency", "native"])).toEqual(own);
    expect(given).not.toEqual(own);

    const ten = await run("{}", plan("--hours-per-week", "10"), { input: ANSWERS });
    expect(await run("hours-per-week: 10", plan(), { input: ANSWERS })).toEqual(ten);
    expect(ten.out).not.toBe((await run("hours-per-week: 10", plan("--hours-per-week=5"), { input: ANSWERS })).out);
    expect(ten.out).toContain("at 10 a week");
  });

  it("shape the output, unless the line says otherwise", async () => {
    const drawn = await run("{}", ["skill", "sql"]);
    const plain = await run("{}", ["skill", "sql", "--plain"]);
    expect(await run("plain: true", ["skill", "sql"])).toEqual(plain);
    expect(await run("plain: true", ["skill", "sql", "--no-plain"])).toEqual(drawn);
    expect(drawn).not.toEqual(plain);
  });

  it("give way to the environment, and that to the line", async () => {
    const coloured = async (settings: string, flags: string[], env = {}) =>
      (await run(settings, ["skill", "sql", ...flags], { colour: true, env })).out.includes("\u001b");
    expect(await coloured("{}", [])).toBe(true);
    expect(await coloured("color: false", [])).toBe(false);
    expect(await coloured("color: false", [], { CLICOLOR_FORCE: "1" })).toBe(true);
    expect(await coloured("{}", ["--no-color"], { CLICOLOR_FORCE: "1" })).toBe(false);
    expect(await coloured("color: false", ["--color"])).toBe(true);
  });

  it("name a folder of data as seen from their own", async () => {
    mkdirSync(join(dir, "mlcareer", "mine"));
    const source = "- { id: mine, title: Counted, publisher: Me, date: '2025', licence: CC0, reading: As it is. }";
    writeFileSync(join(dir, "mlcareer", "mine", "sources.yaml"), source);
    expect((await run("data: mine", ["data", "sources"])).out).toContain("Counted");
  });

  it("mean nothing where they have no meaning", async () => {
    const both = "hours-per-week: 10\ncurrency: INR";
    expect(await run(both, ["plan", "-", "--what-if", "sql=3"], { input: ANSWERS })).toMatchObject({ code: 0 });
    expect(await run(both, ["skill", "sql"])).toEqual(await run("{}", ["skill", "sql"]));
  });

  it.each([
    "",
    " \n\n",
    "# plain: true\n  # color: false",
    "# one\r\n\r\n# two\r\n",
    "# one\r# two",
    "---\n# plain: true\n",
    "null",
  ])("%j sets nothing and stops no command", async (settings) => {
    const { out, ...rest } = await run(settings, ["role"]);
    expect(rest).toEqual({ code: 0, err: "" });
    expect(out).toBe((await run("{}", ["role"])).out);
  });

  it.each([
    ["plian: true", "1:1: plian: is not a known field"],
    ["plain: perhaps", "1:1: plain: expected boolean, received string"],
    ["color: true", "1:1: color: only false"],
    ["plain: *a", "1:1: plain: an alias is not taken here"],
    ["currency: rupees", "1:1: currency: three capital letters"],
    ["hours-per-week: 100", "1:1: hours-per-week: Too big"],
  ])("%j is refused with its place, while help comes all the same", async (settings, fault) => {
    const { code, out, err } = await run(settings, ["role"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(`mlcareer: ${file()}:${fault}`);
    for (const argv of [["--help"], ["help", "files"], ["version"]]) expect((await run(settings, argv)).code).toBe(0);
  });
});

it.each([
  [{ env: { XDG_CONFIG_HOME: "/x", HOME: "/h" }, platform: "linux" }, "/x/mlcareer/config.yaml"],
  [{ env: { XDG_CONFIG_HOME: "relative", HOME: "/h" }, platform: "linux" }, "/h/.config/mlcareer/config.yaml"],
  [{ env: { HOME: "/h" }, platform: "darwin" }, "/h/Library/Application Support/mlcareer/config.yaml"],
  [{ env: { APPDATA: "/roaming" }, platform: "win32" }, "/roaming/mlcareer/config.yaml"],
  [{ env: {}, platform: "linux" }, undefined],
] as const)("settings of %j lie at %s", (world, expected) => expect(settingsFile(world)).toBe(expected));
