import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Attention } from "../../src/interview/attention.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

describe("what is typed at a question", () => {
  it("answers it once it could be read", () => {
    const attention = new Attention();
    expect(attention.hears()).toBe(false);
    attention.begin();
    vi.advanceTimersByTime(249);
    expect(attention.hears()).toBe(false);
    attention.begin();
    vi.advanceTimersByTime(250);
    expect(attention.hears()).toBe(true);
  });

  it("answers nothing once it is answered", () => {
    const attention = new Attention();
    attention.begin();
    vi.advanceTimersByTime(1000);
    attention.end();
    vi.advanceTimersByTime(1000);
    expect(attention.hears()).toBe(false);
  });

  it.each([10, 33, 100])("answers nothing while a key is held that repeats every %d ms", (every) => {
    const attention = new Attention();
    attention.begin();
    for (let at = 0; at < 10_000; at += every) {
      expect(attention.hears()).toBe(false);
      vi.advanceTimersByTime(every);
    }
    vi.advanceTimersByTime(250);
    expect(attention.hears()).toBe(true);
  });

  it("is all heard where nobody reads", () => {
    expect(new Attention(0).hears()).toBe(true);
  });
});
