import { expect, it } from "vitest";
import { refusedFor } from "../../../src/core/pay/refused.ts";

const REFUSED = [
  { group: "ML, IN", n: 5, reason: "fewer than 5 in 2021 (2), 2022 (2), 2023 (1)", source: "a-2025" },
  {
    group: "ML, 3 countries",
    n: 6,
    reason: "fewer than 5 in the years left out together: JP 1, KR 4, CH 1",
    source: "a-2025",
  },
  { group: "ML, single levels", n: 90, reason: "40 groups hold fewer than 5 each", source: "a-2025" },
  { group: "ML, IN", n: 4, reason: "fewer than 5 in 2021 (4)", source: "b-2025" },
  { group: "Official (1-2), US 2020", n: 0, reason: "the table has no such occupation", source: "o-2020" },
];
const groups = (filter: Parameters<typeof refusedFor>[1]) =>
  refusedFor(REFUSED, filter).map(({ group, n, source }) => `${group} ${n} ${source}`);

it.each([
  [{ country: "IN" }, ["ML, IN 5 a-2025", "ML, IN 4 b-2025"]],
  [{ country: "IN", source: "b-2025" }, ["ML, IN 4 b-2025"]],
  [{ country: "IN", year: 2023 }, ["ML, IN 5 a-2025"]],
  [{ country: "JP" }, ["ML, JP 1 a-2025"]],
  [{ country: "PT" }, []],
  [{ country: "IN", level: "MI" }, ["ML, single levels 90 a-2025"]],
  [{ country: "US", year: 2020 }, ["Official (1-2), US 2020 0 o-2020"]],
  [{ country: "US", year: 2021 }, []],
  [{ groups: ["Other"] }, []],
  [{ companies: ["infosys"] }, []],
])("%j finds %j", (filter, found) => expect(groups(filter)).toEqual(found));
