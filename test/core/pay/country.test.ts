import { expect, it } from "vitest";
import { countryMeant } from "../../../src/core/pay/country.ts";

const NAMES = { GB: "United Kingdom", US: "United States", DE: "Germany", IN: "India" };

it.each([
  ["UK", "GB"],
  ["uk", "GB"],
  ["usa", "US"],
  ["Germny", "DE"],
  ["united kingdom", "GB"],
  ["india", "IN"],
  ["Narnia", undefined],
])("takes %s for %s", (typed, code) => expect(countryMeant(typed, NAMES)).toBe(code));
