import { expect, it } from "vitest";
import { compareText } from "../../src/text/order.ts";

it.each([
  ["2026-01-02", "2026-01-10", -1],
  ["2026-02", "2026-01", 1],
  ["", "2026", -1],
  ["same", "same", 0],
])("%s before %s: %d", (a, b, order) => expect(compareText(a, b)).toBe(order));
