import { expect, it } from "vitest";
import { kindOfPay, PAY_BASES, PAY_KINDS } from "../../../src/core/pay/kinds.ts";

it.each([
  ["adverts", "advertised"],
  ["official", "official"],
  ["filings", "base"],
  ["people", undefined],
  ["offers", undefined],
] as const)("what %s tell of pay is %s, unless the row says it", (basis, kind) => {
  expect(kindOfPay({ basis })).toBe(kind);
  for (const pay of PAY_KINDS) expect(kindOfPay({ basis, pay })).toBe(pay);
});

it("a row that says nothing has no kind, and every basis was thought of", () => {
  expect(kindOfPay({})).toBeUndefined();
  expect(PAY_BASES).toHaveLength(5);
});
