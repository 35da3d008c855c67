import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { Session } from "../../src/app/session.ts";
import { dataImport } from "../../src/commands/data-import.ts";
import { UsageError } from "../../src/errors.ts";
import type { Io } from "../../src/io/world.ts";
import { complaint, fixture, temporary } from "./files.ts";

interface Stub {
  isTTY?: boolean;
  signal?: AbortSignal;
  input?: string | Uint8Array;
  json?: boolean;
}

function stub({ isTTY = false, signal, input = "", json = false }: Stub = {}) {
  const said = { out: "", err: "" };
  const io: Io = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    canAsk: isTTY,
    isTTY,
    width: 80,
    colour: { out: false, err: false },
    unicode: true,
    accessible: false,
    env: {},
    platform: "linux",
    now: () => new Date(0),
    readInput: async () => "",
    streams: {
      input: Readable.from([Buffer.from(input)]) as NodeJS.ReadStream,
      output: { isTTY } as NodeJS.WriteStream,
    },
    ...(signal ? { signal } : {}),
  };
  return { session: new Session(io, { input: false, color: false, json }), said };
}

const place = () => join(dirname(temporary("", "other.txt")), "pay.yaml");

describe("data import", () => {
  it("writes the file and accounts for the rows", async () => {
    const { session, said } = stub();
    const out = place();
    await dataImport(session, "oews", [fixture("national_M2021.csv"), fixture("national_M2025.csv")], { out });
    expect(readFileSync(out, "utf8")).toContain("p90: 199130, source: oews-2025, note:");
    expect(said.out).toContain("5 groups of pay from 6 of 8 rows.");
    expect(said.out).toContain("2: another occupation, area or industry (line 2, …)");
    expect(said.err).toBe("");
  });

  it("never overwrites without force", async () => {
    const { session } = stub();
    const out = place();
    writeFileSync(out, "mine");
    const files = [fixture("national_M2025.csv")];
    expect(await complaint(dataImport(session, "oews", files, { out }))).toContain("exists already");
    expect(readFileSync(out, "utf8")).toBe("mine");
    await dataImport(session, "oews", files, { out, force: true });
    expect(readFileSync(out, "utf8")).toContain("rows:");
  });

  it("leaves nothing behind when the file is faulty or the import is stopped", async () => {
    const out = place();
    const broken = temporary(`${readFileSync(fixture("national_M2025.csv"), "utf8")}"`, "national_M2025.csv");
    expect(await complaint(dataImport(stub().session, "oews", [broken], { out }))).toContain("never closed");
    const stopped = stub({ signal: AbortSignal.abort() }).session;
    expect(await complaint(dataImport(stopped, "aijobs", [fixture("aijobs-2025-08-us-ml.csv")], { out }))).toContain(
      "Stopped",
    );
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(dirname(out))).toEqual(["other.txt"]);
  });

  it("shows how far it is on a terminal only, and clears the line", async () => {
    const { session, said } = stub({ isTTY: true });
    await dataImport(session, "aijobs", [fixture("aijobs-2025-08-us-ml.csv")], { out: place(), ends: "rows" });
    expect(said.err).toMatch(/^\rReading: 100 %\r.\[K$/);
  });

  it("maps the columns of any file", async () => {
    const { session } = stub();
    const out = place();
    await dataImport(session, "csv", [fixture("aijobs-2025-08-us-ml.csv")], {
      out,
      map: "title=job_title,pay=salary,currency=salary_currency,country=employee_residence,year=work_year",
      source: "my-survey",
    });
    expect(readFileSync(out, "utf8")).toMatch(
      /country: US, currency: USD, period: year, year: 2024, .*source: my-survey/,
    );
  });

  it.each([
    ["xls", ["a.csv"], "data import knows aijobs, oews, lca, csv, adverts, not xls"],
    ["aijobs", [], "takes one file"],
    ["csv", ["a.csv", "b.csv"], "takes one file"],
    ["oews", [], "takes one file or more"],
  ])("refuses %s with %j", async (kind, files, message) => {
    expect(await complaint(dataImport(stub().session, kind, files, { out: place() }))).toContain(message);
  });

  it("sweeps away what an import that was killed has left beside the file, and no more", async () => {
    const out = place();
    const folder = dirname(out);
    const then = Date.now() / 1000 - 2 * 3600;
    for (const name of [".mlcareer-0123456789abcdef.tmp", "mine.tmp"]) {
      writeFileSync(join(folder, name), "half");
      utimesSync(join(folder, name), then, then);
    }
    writeFileSync(join(folder, ".mlcareer-fedcba9876543210.tmp"), "of an import under way");
    await dataImport(stub().session, "oews", [fixture("national_M2025.csv")], { out });
    expect(readdirSync(folder).sort()).toEqual(
      [".mlcareer-fedcba9876543210.tmp", "mine.tmp", "other.txt", "pay.yaml"].sort(),
    );
  });

  it("reads standard input for - and gives the same, however it comes in pieces", async () => {
    const text = readFileSync(fixture("national_M2025.csv"));
    const [file, piped] = [place(), place()];
    const { session, said } = stub({ isTTY: true, input: text });
    await dataImport(session, "oews", ["-"], { out: piped, year: 2025 });
    await dataImport(stub().session, "oews", [fixture("national_M2025.csv")], { out: file });
    const imported = readFileSync(piped, "utf8");
    expect(imported).toContain("# standard input\n");
    expect(imported.replace("standard input", "national_M2025.csv")).toBe(readFileSync(file, "utf8"));
    expect(said.err).toBe("");
    const faulty = stub({ input: Buffer.from([0xff, 0xfe, 0x41, 0]) }).session;
    expect(await complaint(dataImport(faulty, "oews", ["-"], { out: piped, year: 2025, force: true }))).toBe(
      "standard input is UTF-16 text.",
    );
  });

  it("prints the data alone on standard output for -, and the account on standard error", async () => {
    const { session, said } = stub();
    await dataImport(session, "oews", [fixture("national_M2025.csv")], { out: "-" });
    expect(said.out).toMatch(/^# A year's pay[\s\S]*source: oews-2025, note: [^\n]* }\n$/);
    expect(said.err).toMatch(/^Wrote standard output: 3 groups of pay from 3 of 4 rows\.\n/);
    expect(existsSync("-")).toBe(false);
  });

  it("gives the account as JSON when asked", async () => {
    const { session, said } = stub({ json: true });
    const out = place();
    await dataImport(session, "oews", [fixture("national_M2021.csv")], { out });
    expect(JSON.parse(said.out)).toEqual({
      ...{ schemaVersion: 1, file: out, rows: 4, used: 3, groups: 2 },
      skipped: [{ reason: "another occupation, area or industry", count: 1, firstLines: [2], fault: false }],
      refused: [expect.objectContaining({ n: 30_840 })],
    });
  });

  const national = fixture("national_M2025.csv");
  it.each([
    ["oews", [national], { source: "mine" }, "takes no --source: its rows name the source of their year"],
    ["oews", [national], { ends: "rows" }, "data import oews takes no --ends."],
    ["aijobs", [national], { year: 2025 }, "data import aijobs takes no --year."],
    ["csv", [national], { occupations: ["15-2051"] }, "data import csv takes no --occupations."],
    ["aijobs", [national], { delimiter: ";" }, "data import aijobs takes no --delimiter."],
    ["oews", [national, fixture("national_M2021.csv")], { year: 2025 }, "--year is for one table."],
    ["oews", [national], { year: 1066 }, "--year: 1066 is none from 1990 to 2100."],
    ["oews", [national, "-"], {}, "Standard input can only be the one table"],
    ["oews", [national], { occupations: ["scientists"] }, "scientists is not an occupation code"],
    ["oews", [national], { occupations: [] }, "is not an occupation code"],
  ] as const)("refuses as wrong usage what %s would pass over: %#", async (kind, files, options, message) => {
    const out = place();
    const work = dataImport(stub().session, kind, files, { out, ...(options as object) });
    await expect(work).rejects.toThrow(UsageError);
    await expect(work).rejects.toThrow(message);
    expect(existsSync(out)).toBe(false);
  });

  it("refuses to print two things on standard output", async () => {
    const work = dataImport(stub({ json: true }).session, "oews", [national], { out: "-" });
    await expect(work).rejects.toThrow(UsageError);
  });
});
