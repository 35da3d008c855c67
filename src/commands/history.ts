import { UsageError } from "../errors.ts";
import { type Cell, code, heading, paragraph, table } from "../render/blocks.ts";
import { points } from "../views/format.ts";
import { printReport } from "./report.ts";
import type { Session } from "./session.ts";
import { answersOf, reportOf } from "./target.ts";

/** Lists the saved assessments, oldest first, scored with the data of now. */
export async function historyList(session: Session): Promise<void> {
  const store = await session.store();
  const { assessments, damaged } = await store.list();
  const rows = [];
  for (const { id, savedAt, dataVersion, answers } of assessments) {
    const { readiness } = await reportOf(session, { answers, at: savedAt });
    rows.push({ id, savedAt, role: answers.role, readiness: readiness.claimed, dataVersion });
  }
  if (session.json) return session.showJson({ schemaVersion: 1, folder: store.folder, assessments: rows, damaged });
  if (rows.length + damaged.length === 0) {
    return session.show([paragraph(["No assessment is saved yet. Start with ", code("mlcareer assess"), "."])]);
  }
  await session.show([
    heading("Saved assessments", 1),
    table(
      [
        { title: "Id" },
        { title: "Role", flexible: true },
        { title: "Readiness", align: "right" },
        { title: "", optional: true },
        { title: "Data", optional: true },
      ],
      rows.map(({ id, role, readiness, dataVersion }): Cell[] => [
        id,
        role,
        points(readiness),
        { bar: readiness / 100 },
        dataVersion,
      ]),
    ),
    ...damaged.map(({ id, reason }) => paragraph(`${id} cannot be read: ${reason} (left as it is)`, "bad")),
    paragraph(
      [
        "Readiness as claimed, with the data of today. One of them: ",
        code("mlcareer report ID"),
        `. They lie in ${store.folder}.`,
      ],
      "dim",
    ),
  ]);
}

export async function historyShow(session: Session, id: string | undefined): Promise<void> {
  await printReport(session, await reportOf(session, await answersOf(session, id)), session.json ? "json" : "text");
}

/** Deletes one assessment, or every trace of all. */
export async function historyDelete(
  session: Session,
  id: string | undefined,
  { all }: { all?: boolean },
): Promise<void> {
  const store = await session.store();
  if (all && id) throw new UsageError("Name one assessment or --all, not both.");
  if (all) {
    store.deleteAll();
    session.say(`Deleted ${store.folder} and all that was in it.`);
    return;
  }
  if (!id) throw new UsageError("Which assessment? Name its id, or --all.", "mlcareer history lists them.");
  store.delete(id);
  session.say(`Deleted the assessment ${id}.`);
}
