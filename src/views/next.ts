import { type Block, code, type Inline, paragraph } from "../render/blocks.ts";

/** "Next: mlcareer plan · mlcareer check", the last line of a page. */
export function nextLine(commands: readonly string[]): Block {
  const parts = commands.flatMap((command, i): Inline[] => (i === 0 ? [code(command)] : [" · ", code(command)]));
  return paragraph(["Next: ", ...parts]);
}
