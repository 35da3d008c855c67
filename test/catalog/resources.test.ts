import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";

const { learning, skills } = loadCatalog(new URL("../../data", import.meta.url).pathname);
const resources = learning.flatMap(({ learn }) => learn);

describe("resources", () => {
  it("stand for every current skill, and for no other", () => {
    const current = skills.filter(({ status }) => status === "current").map(({ id }) => id);
    expect(learning.map(({ skill }) => skill).sort()).toEqual(current.sort());
  });

  it("name something free for every skill where there is any, and help on every level of most", () => {
    const free = learning.filter(({ learn }) => learn.some(({ cost }) => cost !== "paid"));
    expect(free.length / learning.length).toBeGreaterThan(0.95);
    const first = learning.filter(({ learn }) => learn.some(({ levels }) => levels.includes(1)));
    expect(first.length / learning.length).toBeGreaterThan(0.95);
  });

  it("have addresses that lead to a page of their own, without shorteners, affiliates or pirated books", () => {
    const hosts = resources.flatMap(({ url }) => (url ? [new URL(url).host] : []));
    expect(hosts.filter((host) => /^(bit\.ly|tinyurl|amzn\.|goo\.gl|t\.co|libgen|z-lib|dokumen)/.test(host))).toEqual(
      [],
    );
  });

  it("give every level its own thing to build", () => {
    for (const { skill, build } of learning) expect(new Set(Object.values(build)).size, skill).toBe(4);
  });
});
