import { expect, it } from "vitest";
import { overviewOf, type PayRequest } from "../../../src/core/pay/overview.ts";
import { MARKET, ML } from "../../helpers/pay.ts";

/** The market, and the names of its parts that were read. */
function watch() {
  const read = new Set<string>();
  const data = new Proxy(MARKET, {
    get: (target, part: keyof typeof MARKET) => {
      read.add(part);
      return target[part];
    },
  });
  return { data, read };
}

it.each<[string, PayRequest, string[]]>([
  ["the world", { filters: { groups: [ML] } }, ["companies", "salaries"]],
  ["the world in another currency", { filters: { groups: [ML] }, currency: "USD" }, ["companies", "rates", "salaries"]],
])("%s takes no more of the data than it needs, since every part is a file", (_, request, parts) => {
  const { data, read } = watch();
  overviewOf(data, request);
  expect([...read].sort()).toEqual(parts);
});

it("gives what was left out for want of a rate, and why", () => {
  const { left, rows } = overviewOf(MARKET, { filters: { groups: [ML], country: "US" }, currency: "EUR" });
  expect(rows).toEqual([]);
  expect(new Set(left.map(({ reason }) => reason))).toEqual(
    new Set(["no rate from USD to EUR for 2023", "no rate from USD to EUR for 2025"]),
  );
});
