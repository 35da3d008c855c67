// A program that saves, for tests that kill it or run several at once: saver FOLDER [TIMES] (for ever without TIMES).
import { openStore } from "../../src/app/store.ts";

const [folder = "", times] = process.argv.slice(2);
const store = openStore({ env: { XDG_DATA_HOME: folder }, platform: "linux" });
const ratings = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`skill-${i}`, { level: i % 5 }]));

const interview = store.interviews.begin();

process.stdout.write("ready\n");
for (let n = 1; n <= Number(times ?? Number.POSITIVE_INFINITY); n++) {
  interview.keep({ n, ratings, end: n });
  const answers = { role: "ml-engineer", ratings };
  store.assessments.save({ savedAt: "2026-11-23T09:00:00.000Z", dataVersion: `${process.pid} ${n}`, answers });
}
