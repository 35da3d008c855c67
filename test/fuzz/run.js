// The long run: npm run fuzz. FUZZ_RUNS sets the inputs of each attack, FUZZ_SEED others than those of last time.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const seed = process.env.FUZZ_SEED ?? String(Math.floor(Math.random() * 2 ** 31));
const env = { ...process.env, FUZZ_RUNS: process.env.FUZZ_RUNS ?? "10000", FUZZ_SEED: seed };
console.log(`FUZZ_RUNS=${env.FUZZ_RUNS} FUZZ_SEED=${seed}`);

const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, "run", "test/fuzz"], { env, stdio: "inherit" });
process.exitCode = status ?? 1;
