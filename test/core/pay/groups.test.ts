import { describe, expect, it } from "vitest";
import { groupPay, mainCurrency, type Pay } from "../../../src/core/pay/groups.ts";

function pays(amounts: number[], over: Partial<Pay> = {}): Pay[] {
  const pay = { family: "Data Scientist", country: "US", year: 2024, basis: "adverts", counted: "ranges" } as const;
  return amounts.map((amount) => ({ ...pay, amount, ...over }));
}

describe("groupPay", () => {
  it("shows five and refuses four", () => {
    const { groups, refused } = groupPay([...pays([1, 2, 3, 4, 5]), ...pays([1, 2, 3, 4], { country: "IN" })]);
    expect(groups).toEqual([expect.objectContaining({ country: "US", n: 5, median: 3, p10: 1, p90: 5 })]);
    expect(refused).toEqual([{ family: "Data Scientist", country: "IN", year: 2024, level: undefined, n: 4 }]);
  });

  it("keeps countries, families and years apart and never fills one up from another", () => {
    const { groups, refused } = groupPay([
      ...pays([1, 1, 1]),
      ...pays([9, 9, 9], { country: "IN" }),
      ...pays([5, 5, 5], { year: 2023 }),
      ...pays([7, 7, 7], { family: "Software Engineer" }),
    ]);
    expect(groups).toEqual([]);
    expect(refused.map(({ n }) => n)).toEqual([3, 3, 3, 3]);
  });

  it("counts each pay in its level and in the whole", () => {
    const { groups, refused } = groupPay([...pays([1, 2, 3, 4, 5], { level: "SE" }), ...pays([6, 7], { level: "EN" })]);
    expect(groups.map(({ level, n }) => [level, n])).toEqual([
      [undefined, 7],
      ["SE", 5],
    ]);
    expect(refused).toMatchObject([{ level: "EN", n: 2 }]);
  });

  it("gives the same order whatever the order of the rows", () => {
    const rows = [
      ...pays([1, 2, 3, 4, 5], { level: "SE" }),
      ...pays([1, 2, 3, 4, 5], { country: "GB", level: "EN" }),
      ...pays([1, 2, 3, 4, 5], { year: 2023 }),
    ];
    expect(groupPay([...rows].reverse())).toEqual(groupPay(rows));
  });
});

it("takes the most frequent currency, the first by code where two are as frequent", () => {
  expect(
    mainCurrency(
      new Map([
        ["USD", 2],
        ["INR", 3],
      ]),
    ),
  ).toBe("INR");
  expect(
    mainCurrency(
      new Map([
        ["USD", 2],
        ["EUR", 2],
      ]),
    ),
  ).toBe("EUR");
});
