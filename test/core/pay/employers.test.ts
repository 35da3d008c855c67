import { describe, expect, it } from "vitest";
import { employerKey, indexEmployers, newCompany } from "../../../src/core/pay/employers.ts";

describe("employerKey", () => {
  it.each([
    ["Apple Inc.", "APPLE"],
    ["APPLE INC", "APPLE"],
    ["Amazon.com Services LLC", "AMAZONCOM SERVICES"],
    ["Macy's Systems & Technology, Inc", "MACYS SYSTEMS AND TECHNOLOGY"],
    ["Société Générale", "SOCIETE GENERALE"],
    ["  The  Company ", "THE COMPANY"],
    ["...", ""],
  ])("%s is %s", (name, key) => expect(employerKey(name)).toBe(key));
});

it("leads names and aliases to one company", () => {
  const meta = { id: "meta", name: "Meta", aliases: ["FACEBOOK INC"] };
  const index = indexEmployers([meta]);
  for (const name of ["meta", "Meta, Inc.", "Facebook"]) expect(index.get(employerKey(name))).toBe(meta);
  expect(index.get(employerKey("Metal"))).toBeUndefined();
});

it.each([
  ["Zeta Labs, Inc.", { id: "zeta-labs", name: "Zeta Labs", aliases: [] }],
  ["株式会社", { id: "employer", name: "株式会社", aliases: [] }],
])("makes a company of %s", (name, company) => expect(newCompany(name)).toEqual(company));
