// A program that takes over whatever interview is there, as others do at the same time: taker FOLDER NAME TIMES. It adds
// one entry to what it finds, and prints every entry that was kept.
import { openStore } from "../../src/app/store.ts";
import { UserError } from "../../src/errors.ts";

const [folder = "", who = "", times = ""] = process.argv.slice(2);
const { interviews } = openStore({ env: { XDG_DATA_HOME: folder }, platform: "linux" });

process.stdout.write("ready\n");
for (let n = 1; n <= Number(times); n++) {
  const found = interviews.list()[0];
  const own = found ? interviews.takeOver(found) : interviews.begin();
  if (!own) continue; // another was faster
  const entry = `${who} ${n}`;
  try {
    const before: string[] = found ? JSON.parse(interviews.read({ name: own.openName })) : [];
    own.keep([...before, entry]);
    process.stdout.write(`${entry}\n`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error; // told that it was taken over: nothing was kept
  }
  own.leave();
}
