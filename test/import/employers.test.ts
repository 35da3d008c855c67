import { describe, expect, it } from "vitest";
import { Employers } from "../../src/import/employers.ts";

const KNOWN = [
  { id: "meta", name: "Meta", aliases: ["Facebook"] },
  { id: "acme", name: "Acme", aliases: [] },
];

describe("employers of a file", () => {
  it.each([
    ["Meta", "meta"],
    ["FACEBOOK, INC.", "meta"],
    ["acme l.l.c.", "acme"],
    ["Acme Corp", "acme"],
  ])("%s is %s", (employer, id) => expect(new Employers(KNOWN).idOf(employer)).toBe(id));

  it("that nobody has named yet get one name, however their legal form is written", () => {
    const employers = new Employers(KNOWN);
    const ids = ["Bolt Labs, Inc.", "BOLT LABS LLC", "Bolt Labs"].map((name) => employers.idOf(name));
    expect(new Set(ids).size).toBe(1);
    expect(employers.added(new Set(ids)).map(({ id }) => id)).toEqual([ids[0]]);
  });

  it("are added by id, those alone that have pay and were not known", () => {
    const employers = new Employers(KNOWN);
    const [zeta, bolt] = ["Zeta", "Bolt", "Nobody", "Meta"].map((name) => employers.idOf(name));
    expect(employers.added(new Set([zeta ?? "", bolt ?? "", "meta"])).map(({ name }) => name)).toEqual([
      "Bolt",
      "Zeta",
    ]);
    expect(employers.added(new Set())).toEqual([]);
  });

  it("bring no escape sequence into a name", () => {
    const employers = new Employers([]);
    const id = employers.idOf("Evil\u001b[31m Corp\u202e");
    const [company] = employers.added(new Set([id]));
    expect(JSON.stringify(company)).not.toMatch(/\\u001b|\u202e/);
    expect(id).toMatch(/^[a-z0-9-]+$/);
  });
});
