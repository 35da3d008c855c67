import type { Io } from "../io.ts";
import { Store } from "../store/assessments.ts";
import { dataFolder } from "../store/places.ts";

/** The saved assessments of the person who runs this. */
export function openStore(io: Pick<Io, "env" | "platform">): Store {
  return new Store(dataFolder(io), async (text, file) => (await import("./saved.ts")).readAssessment(text, file));
}
