import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    isolate: false,
    testTimeout: 30_000,
    // The slowest tests wait for terminals and pipes, so three at once pay even on two processors.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    snapshotFormat: { escapeString: false },
    // Nothing in a test may depend on the terminal it happens to run in.
    env: { NO_COLOR: "", CLICOLOR_FORCE: "", LC_ALL: "C.UTF-8", TZ: "UTC" },
  },
});
