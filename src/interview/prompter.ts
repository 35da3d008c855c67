import type { ChooseQuestion, PickQuestion, Place, RateQuestion } from "./question.ts";

export type Reply<T> = { kind: "answer"; value: T } | { kind: "back" | "skip" | "quit" };

/**
 * Whatever asks a person. A prompter rejects with `Cancelled` when the person stops (Ctrl-C, a closed terminal); the
 * terminal is then as it was before.
 */
export interface Prompter {
  /** Without a place (a question outside the interview) there is nothing to go back to, and skipping is not offered. */
  choose(question: ChooseQuestion, place?: Place): Promise<Reply<string>>;
  pick(question: PickQuestion, place: Place): Promise<Reply<string[]>>;
  rate(question: RateQuestion, place: Place): Promise<Reply<string[]>>;
  /** Asks to press Enter; false for q. */
  enter(text: string): Promise<boolean>;
  /** Says something that needs no answer. */
  tell(text: string): void;
  /** Gives the terminal back; more than once does no harm. */
  close(): void;
}
