import type { Answers, Catalog } from "../catalog/schema.ts";
import type { AssessOptions } from "./assess.ts";
import type { Session } from "./session.ts";
export async function runInterview(_s: Session, _c: Catalog, _o: AssessOptions): Promise<Answers | undefined> {
  return undefined;
}
