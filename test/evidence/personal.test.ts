import { describe, expect, it } from "vitest";
import type { Personal } from "../../src/evidence/passage.ts";
import { maskPersonal } from "../../src/evidence/personal.ts";

describe("what is personal is masked", () => {
  it.each([
    ["Write to jane.roe+cv@mail.example.org, please", "Write to [contact], please"],
    ["see https://roe.example/a?b=c or www.roe.example", "see [contact] or [contact]"],
    ["code on github.com/jroe", "code on [contact]"],
    ["call +44 (0) 20 7946-0991 today", "call [contact] today"],
    ["Telefon 0441 555 01 92", "Telefon [contact]"],
    ["on Mastodon as @janeroe", "on Mastodon as [contact]"],
    ["12 Quay Terrace, Aldermoor", "[place], Aldermoor"],
    ["Amselstraße 17 in der Stadt", "[place] in der Stadt"],
  ])("contacts by how they are written: %s", (text, masked) => expect(maskPersonal(text, [])).toBe(masked));

  it.each([
    "from 2014 – 2019",
    "2019-03",
    "40,000 requests a day",
    "cut it by 38% over 12 months",
    "Python 3.12",
    "Node.js",
  ])("and nothing else is one: %s", (text) => expect(maskPersonal(text, [])).toBe(text));

  const personal: Personal[] = [
    { text: "Jane Roe", as: "name" },
    { text: "Northwind Robotics GmbH", as: "employer" },
    { text: "Google", as: "employer" },
    { text: "Data Systems Ltd", as: "employer" },
  ];

  it.each([
    ["Jane built it; Roe's own", "[name] built it; [name]'s own"],
    ["at Northwind Robotics GmbH and at Northwind", "at [employer] and at [employer]"],
    ["NORTHWIND ROBOTICS GMBH", "[employer]"],
    ["Roebuck and janeiro", "Roebuck and janeiro"],
    ["moved data to tables", "moved data to tables"],
  ])("names and employers wherever they stand: %s", (text, masked) =>
    expect(maskPersonal(text, personal)).toBe(masked),
  );

  it("but for an employer within the name of a technology", () => {
    const text = "Google Cloud at Google";
    expect(maskPersonal(text, personal, [{ start: 0, end: 12 }])).toBe("Google Cloud at [employer]");
    expect(maskPersonal(text, personal, [{ start: 16, end: 22 }])).toBe("[employer] Cloud at [employer]");
  });

  it("in time that grows with the text alone", () => {
    const text = "@a 1-2-3 x.y/ www. ".repeat(20_000);
    const before = performance.now();
    maskPersonal(text, personal);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
