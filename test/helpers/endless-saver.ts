// A program that saves assessments in a folder as fast as it can, until it is killed: endless-saver FOLDER.
import { openStore } from "../../src/app/store.ts";

const store = openStore({ env: { XDG_DATA_HOME: process.argv[2] ?? "" }, platform: "linux" });
const answers = { role: "ml-engineer", ratings: { python: { level: 3 } } };

for (let n = 0; ; n++) {
  store.assessments.save({ savedAt: "2026-11-23T09:00:00.000Z", dataVersion: "0", answers });
  if (n === 0) process.stdout.write("ready\n");
}
