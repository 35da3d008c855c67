import { groundOf } from "../app/adverts.ts";
import type { Session } from "../app/session.ts";
import { today } from "../app/today.ts";
import { EXIT, UsageError, UserError } from "../errors.ts";
import { countDemand, type DemandCount, demandYaml } from "../evidence/demand.ts";
import { isStandardOutput, writeOutput } from "../io/destination.ts";
import { cleanLine } from "../text/clean.ts";
import { count } from "../views/format.ts";

/** Counts the skills over any number of adverts into a demand file. Throws UserError when none of them asks anything. */
export async function importAdverts(
  session: Session,
  names: readonly string[],
  options: { out?: string | undefined; force?: boolean },
): Promise<void> {
  if (options.out === undefined)
    throw new UsageError("data import adverts needs -o FILE.", "-o demand.yaml, or -o - for standard output.");
  const { out } = options;
  const refused = Object.keys(options).find((name) => !["out", "output", "force"].includes(name));
  if (refused)
    throw new UsageError(`data import adverts takes no --${refused}.`, "It takes files, folders, -o and --force.");
  const { skills } = await session.catalog();
  const { readAdvert } = await import("../evidence/advert.ts");
  const { listAdverts, readAdvertFile } = await import("../evidence/readers/advert-file.ts");
  const ground = await groundOf(session);
  const faults: string[] = [];
  const counted: DemandCount = {
    n: 0,
    unread: 0,
    counts: new Map(skills.filter(({ status }) => status !== "decoy").map(({ id }) => [id, 0])),
  };
  for (const file of listAdverts(names)) {
    try {
      countDemand(counted, readAdvert(await readAdvertFile(file), ground));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push(error.message);
    }
  }
  if (counted.n === 0)
    throw new UserError([...faults, "No job advert was found in what was given, so nothing was written."].join("\n"));
  const yaml = demandYaml(counted, today(session.io));
  if (isStandardOutput(out)) session.io.out(yaml);
  else {
    await writeOutput(out, yaml, { force: options.force ?? false });
    tellResult(session, out, counted);
  }
  if (faults.length > 0) throw new UserError(faults.join("\n"), undefined, EXIT.wrong);
}

function tellResult(session: Session, out: string, { n, unread, counts }: DemandCount): void {
  const named = [...counts.values()].filter((one) => one > 0).length;
  const file = cleanLine(out);
  if (session.json) {
    session.showJson({ schemaVersion: 1, file, adverts: n, leftOut: unread, skills: named });
    return;
  }
  const left =
    unread > 0 ? ` ${count(unread, "text")} asked nothing and ${unread === 1 ? "was" : "were"} left out.` : "";
  session.io.out(
    `Wrote ${file}: ${count(named, "skill")} named in ${count(n, "advert")}.${left}\n` +
      "To use it: put it as demand.yaml into a data folder, and add --data FOLDER to any command.\n",
  );
}
