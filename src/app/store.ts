import type { Io } from "../io/world.ts";
import { Store } from "../store/assessments.ts";
import { dataFolder } from "../store/places.ts";

/** What is kept of the person who runs this. */
export function openStore(io: Pick<Io, "env" | "platform">): Store {
  return new Store(dataFolder(io), {
    assessment: async (text, file) => (await import("./saved.ts")).readAssessment(text, file),
    plan: async (text, file) => (await import("./saved.ts")).readPlan(text, file),
    taken: async (text, file) => (await import("./saved.ts")).readCheck(text, file),
  });
}
