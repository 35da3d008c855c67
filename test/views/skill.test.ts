import { expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { findSkill } from "../../src/core/score/facts.ts";
import { skillPage } from "../../src/views/skill.ts";

const catalog = loadCatalog(new URL("../../data", import.meta.url).pathname);

it("says of which skills any one is needed first, and which are needed in any case", () => {
  const skill = findSkill(catalog.skills, "apis-microservices");
  const lists = skill ? skillPage(skill, catalog).filter(({ kind }) => kind === "list") : [];
  expect(lists[0]).toMatchObject({
    items: [
      "any one of Python, Java, C++, JavaScript and TypeScript, Go, Scala or Rust at 2 (guided) before level 2",
      "Software engineering practice at 2 (guided) before level 3",
    ],
  });
});
