import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataImport } from "../../src/commands/data-import.ts";
import type { Io } from "../../src/io.ts";
import { complaint, fixture, temporary } from "./files.ts";

function stub(isTTY = false, signal?: AbortSignal) {
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
    streams: { input: process.stdin, output: { isTTY } as NodeJS.WriteStream },
    ...(signal ? { signal } : {}),
  };
  return { io, said };
}

const place = () => join(dirname(temporary("", "other.txt")), "pay.yaml");

describe("data import", () => {
  it("writes the file and accounts for the rows", async () => {
    const { io, said } = stub();
    const out = place();
    await dataImport(io, "oews", [fixture("national_M2021.csv"), fixture("national_M2025.csv")], { out });
    expect(readFileSync(out, "utf8")).toContain("p90: 199130, source: oews-2025 }");
    expect(said.out).toContain("5 groups of pay from 6 of 8 rows.");
    expect(said.out).toContain("2: another occupation, area or industry (line 2, …)");
    expect(said.err).toBe("");
  });

  it("never overwrites without force", async () => {
    const { io } = stub();
    const out = place();
    writeFileSync(out, "mine");
    const files = [fixture("national_M2025.csv")];
    expect(await complaint(dataImport(io, "oews", files, { out }))).toContain("exists already");
    expect(readFileSync(out, "utf8")).toBe("mine");
    await dataImport(io, "oews", files, { out, force: true });
    expect(readFileSync(out, "utf8")).toContain("rows:");
  });

  it("leaves nothing behind when the file is faulty or the import is stopped", async () => {
    const out = place();
    const broken = temporary(`${readFileSync(fixture("national_M2025.csv"), "utf8")}"`, "national_M2025.csv");
    expect(await complaint(dataImport(stub().io, "oews", [broken], { out }))).toContain("never closed");
    const stopped = stub(false, AbortSignal.abort()).io;
    expect(await complaint(dataImport(stopped, "aijobs", [fixture("aijobs-2025-08-us-ml.csv")], { out }))).toContain(
      "Stopped",
    );
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(dirname(out))).toEqual(["other.txt"]);
  });

  it("shows how far it is on a terminal only, and clears the line", async () => {
    const { io, said } = stub(true);
    await dataImport(io, "aijobs", [fixture("aijobs-2025-08-us-ml.csv")], { out: place(), ends: "rows" });
    expect(said.err).toMatch(/^\rReading: 100 %\r.\[K$/);
  });

  it("maps the columns of any file", async () => {
    const { io } = stub();
    const out = place();
    await dataImport(io, "csv", [fixture("aijobs-2025-08-us-ml.csv")], {
      out,
      map: "title=job_title,pay=salary,currency=salary_currency,country=employee_residence,year=work_year",
      source: "my-survey",
    });
    expect(readFileSync(out, "utf8")).toMatch(
      /country: US, currency: USD, period: year, year: 2024, .*source: my-survey/,
    );
  });

  it.each([
    ["xls", ["a.csv"], "data import knows aijobs, oews, csv, not xls"],
    ["aijobs", [], "takes one file"],
    ["csv", ["a.csv", "b.csv"], "takes one file"],
    ["oews", [], "takes one file or more"],
  ])("refuses %s with %j", async (kind, files, message) => {
    expect(await complaint(dataImport(stub().io, kind, files, { out: place() }))).toContain(message);
  });
});
