import type { Session } from "../app/session.ts";
import { UserError } from "../errors.ts";

const WORDS = `mlcareer shows where you stand on the way to machine-learning engineer.
It asks what you have done and scores it against what the role asks for.
You get: gaps ranked, what to learn first, what the job pays, all explained.
Nothing leaves this machine. Stop whenever you like, and go on later.
A finished example: mlcareer assess --example. All commands: mlcareer --help`;

/** What is shown without a command. True when the person pressed Enter to begin. */
export async function welcome(session: Session, help: string): Promise<boolean> {
  if (!session.mayAsk) {
    session.io.err(help);
    throw new UserError(
      "There is no terminal to ask questions on.",
      "See a finished report: mlcareer assess --example (from a checkout: npm start -- assess --example)",
    );
  }
  session.say(`${WORDS}\n`);
  const { openPrompter } = await import("../app/ask.ts");
  const prompter = await openPrompter(session);
  try {
    return await prompter.enter("Press Enter to begin, q to leave: ");
  } finally {
    prompter.close();
  }
}
