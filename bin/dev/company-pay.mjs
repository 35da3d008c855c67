// Makes the pay of companies in data/salaries/ from the files it was counted in, the same to the byte each time:
//   node bin/dev/company-pay.mjs FOLDER [INTO]
// FOLDER holds the inputs below by their names. With INTO, the files are written there instead of data/salaries/.
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { build } from "esbuild";
import { load } from "js-yaml";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** What is read: where it comes from, and what it must be to the byte. */
const INPUTS = {
  filings2023: {
    name: "lca-fy2024-q1-ml.csv",
    from: "titles of machine learning and its neighbours, from github.com/MaxGhenis/h1b-explorer at 3b74190bcea45b6c07b66275dd0c83658e25b837, data/processed_h1b_data.parquet",
    sha256: "3e263deab3cfad10663c2f8d23f214248265a3ee6a5061897e86209dbf441f63",
  },
  filings2019: {
    name: "h1b-2015-2019-ml.csv",
    from: "the same titles, from github.com/krystinli/ds_salary_h1b at ae42386282c5e9a0e1e7e89505d570a2f79ee23f, Data_Jobs.csv",
    sha256: "860c6798fca8981be9ec2755eeb87a54c3f8319ffc375a86627e7883740f4f66",
  },
  software2023: {
    name: "employers.csv",
    from: "percentiles for each employer with five filings, counted in the parquet of the first",
    sha256: "606d09d66f5beb93cdd866ea175e1ae140a6952825941a8b9db7464bf2ce1b5c",
  },
  offers: {
    name: "leetcode-offers-2025-2026-by-company-lakh.csv",
    from: "quartiles for each company with five offers, from github.com/kuutsav/leetcode-compensation at 67e3fd31ac1349c85d8ab9058483bcc50034d0be, data/final_data.json",
    sha256: "7b1e1931d219754cb172c89bee0f169b3119a96736259153e12d1f95ca17cebb",
  },
};

const [folder, into = join(root, "data/salaries")] = process.argv.slice(2);
if (!folder) fail("Name the folder that holds the inputs: node bin/dev/company-pay.mjs FOLDER [INTO]");

function fail(message) {
  console.error(message);
  process.exit(1);
}

function read({ name, from, sha256 }) {
  const file = [join(folder, name), join(folder, "lca", name), join(folder, "india-offers", name)].find(existsSync);
  if (!file) fail(`${name} is not in ${folder}. It holds ${from}.`);
  const bytes = readFileSync(file);
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sha256) fail(`${file} is another file than the one counted: its sha256 is ${found}, not ${sha256}.`);
  return parse(bytes, { columns: true });
}

/** The importer and the writer of the program itself. */
async function program() {
  const dir = mkdtempSync(join(tmpdir(), "company-pay-"));
  const contents = `
    export { importLca } from "./src/import/lca.ts";
    export { salariesYaml } from "./src/import/salaries-yaml.ts";
    export { employerKey, indexEmployers } from "./src/core/pay/employers.ts";
    export { filedFamilyOf } from "./src/core/pay/filed-titles.ts";`;
  const outfile = join(dir, "program.mjs");
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    // The bundle is CommonJS in parts.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
  const loaded = await import(pathToFileURL(outfile).href);
  rmSync(dir, { recursive: true });
  return loaded;
}

const { importLca, salariesYaml, indexEmployers, employerKey, filedFamilyOf } = await program();
const companies = load(readFileSync(join(root, "data/companies.yaml"), "utf8")).map((one) => ({ aliases: [], ...one }));
const known = indexEmployers(companies);

/** Rows as the Department of Labor names their columns, as a file for the importer. */
async function* disclosure(rows) {
  const quote = (text) => `"${String(text).replaceAll('"', '""')}"`;
  const lines = rows.map((row) => row.map(quote).join(","));
  const header =
    "CASE_STATUS,DECISION_DATE,FULL_TIME_POSITION,EMPLOYER_NAME,JOB_TITLE,WAGE_RATE_OF_PAY_FROM,WAGE_UNIT_OF_PAY";
  yield Buffer.from([header, ...lines, ""].join("\n"));
}

/** Of software titles the inputs hold only those that name data as well, which are not the pay of software engineers. */
async function writeFilings(file, name, rows, source) {
  const input = disclosure(rows.filter((row) => filedFamilyOf(row[4]) !== "Software Engineer"));
  const result = await importLca(name, { input, source, companies });
  write(file, result.yaml);
}

function write(file, yaml) {
  writeFileSync(join(into, file), yaml);
  console.log(`${file}: ${Buffer.byteLength(yaml)} bytes`);
}

function idOf(name) {
  const company = known.get(employerKey(name));
  if (!company) fail(`data/companies.yaml has no company called ${name}.`);
  return company.id;
}

const byId = (a, b) => (a.company === b.company ? 0 : a.company < b.company ? -1 : 1);

// All of the parquet are certified and full-time; the fiscal year 2024 began in October 2023.
await writeFilings(
  "filings-us-2023.yaml",
  INPUTS.filings2023.name,
  read(INPUTS.filings2023).map((row) => [
    "Certified",
    "2023",
    "Y",
    row.EMPLOYER_NAME,
    row.JOB_TITLE,
    row.WAGE_RATE_OF_PAY_FROM,
    row.WAGE_UNIT_OF_PAY,
  ]),
  "lca-2023",
);

await writeFilings(
  "filings-us-2019.yaml",
  INPUTS.filings2019.name,
  read(INPUTS.filings2019)
    .filter(({ YEAR }) => YEAR === "2019")
    .map((row) => ["Certified", row.YEAR, "Y", row.EMPLOYER_NAME, row.JOB_TITLE, row.ANNUAL_WAGE, "Year"]),
  "lca-2019",
);

write(
  "filings-us-2023-software.yaml",
  salariesYaml(
    [
      `Base pay of software engineers by employer. Copied from the percentiles of ${INPUTS.software2023.name} by`,
      "bin/dev/company-pay.mjs: the rows they were counted in are not among its inputs, so there is none of all employers.",
    ],
    read(INPUTS.software2023)
      .filter(({ TITLE_CLASS, YEAR }) => TITLE_CLASS === "software-engineer" && YEAR === "2024")
      .map((row) => ({
        kind: "percentiles",
        company: idOf(row.EMPLOYER),
        group: "Software Engineer",
        country: "US",
        currency: "USD",
        period: "year",
        year: 2023,
        pay: "base",
        basis: "filings",
        n: Number(row.N),
        p10: Number(row.P10),
        p25: Number(row.P25),
        median: Number(row.P50),
        p75: Number(row.P75),
        p90: Number(row.P90),
        source: "lca-2023-software",
      }))
      .sort(byId),
    [],
  ),
);

const rupees = (lakh) => Math.round(Number(lakh) * 100_000);
write(
  "offers-india-2025.yaml",
  salariesYaml(
    [
      `Offers of software companies in India by company, base and total apart. Copied from the quartiles of ${INPUTS.offers.name} by`,
      "bin/dev/company-pay.mjs, lakh turned into rupees. They are software titles: never the pay of machine-learning engineers.",
    ],
    read(INPUTS.offers)
      .flatMap((row) =>
        ["base", "total"].map((pay) => ({
          kind: "percentiles",
          company: idOf(row.company),
          group: "Software Engineer",
          country: "IN",
          currency: "INR",
          period: "year",
          year: 2025,
          pay,
          basis: "offers",
          n: Number(row.n),
          experience: Number(row.yoe50),
          p25: rupees(row[`${pay}25`]),
          median: rupees(row[`${pay}50`]),
          p75: rupees(row[`${pay}75`]),
          source: "leetcode-india-2025",
        })),
      )
      .sort(byId),
    [],
  ),
);
