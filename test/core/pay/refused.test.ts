import { expect, it } from "vitest";
import type { Refused } from "../../../src/catalog/schema.ts";
import { nameRefused, newestTooFew, selectRefused, sumRefused } from "../../../src/core/pay/refused.ts";

const few = "fewer than 5";
const REFUSED: Refused[] = [
  { family: "ML", country: "IN", year: 2021, n: 2, why: few, source: "a-2025" },
  { family: "ML", country: "IN", year: 2023, n: 3, why: few, source: "a-2025" },
  { family: "ML", country: "JP", n: 1, why: `${few} in all years`, source: "a-2025" },
  { family: "ML", country: "US", year: 2021, level: "SE", n: 4, why: few, source: "a-2025" },
  { family: "ML", country: "GB", year: 2021, level: "SE", n: 3, why: few, source: "a-2025" },
  { family: "ML", country: "IN", year: 2021, n: 4, why: few, source: "b-2025" },
  { country: "CA", n: 89, why: "paid in CAD", source: "a-2025" },
  { family: "Official (1-2)", country: "US", year: 2020, n: 0, why: "the table has no such occupation", source: "o" },
];
const select = (filter: Parameters<typeof selectRefused>[1]) =>
  sumRefused(selectRefused(REFUSED, filter)).map(
    (entry) => `${nameRefused(entry)} ${entry.n} ${entry.why} ${entry.source}`,
  );

it.each([
  [{ country: "IN" }, [`ML, IN 5 ${few} in 2021 (2), 2023 (3) a-2025`, `ML, IN 2021 4 ${few} b-2025`]],
  [{ country: "IN", source: "b-2025" }, [`ML, IN 2021 4 ${few} b-2025`]],
  [{ country: "IN", year: 2023 }, [`ML, IN 2023 3 ${few} a-2025`]],
  [{ country: "JP" }, [`ML, JP 1 ${few} in all years a-2025`]],
  [{ country: "JP", year: 2023 }, [`ML, JP 1 ${few} in all years a-2025`]],
  [{ country: "PT" }, []],
  // Paid in other money: of no single title, so told where all are asked for.
  [{ country: "CA" }, ["all titles, CA 89 paid in CAD a-2025"]],
  [{ country: "CA", groups: ["ML"] }, []],
  // One level of one country, and of no other.
  [{ country: "US", level: "SE" }, [`ML, US 2021, SE 4 ${few} a-2025`]],
  [{ country: "IN", level: "MI" }, []],
  [{ country: "US", year: 2020 }, ["Official (1-2), US 2020 0 the table has no such occupation o"]],
  [{ country: "US", year: 2019 }, []],
  [{ groups: ["Other"] }, []],
  [{ companies: ["infosys"] }, []],
])("%j finds %j", (filter, found) => expect(select(filter)).toEqual(found));

it.each([
  [
    { country: "IN", groups: ["ML"] },
    { group: "ML", n: 3, year: 2023 },
  ],
  [
    { country: "JP", groups: ["ML"] },
    { group: "ML", n: 1 },
  ],
  [{ country: "US", groups: ["Official (1-2)"] }, undefined], // left out for another reason
  [{ country: "PT", groups: ["ML"] }, undefined],
])("the newest of too few, %j: %j", (filter, found) => expect(newestTooFew(REFUSED, filter)).toEqual(found));
