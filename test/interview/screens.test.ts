import { describe, expect, it } from "vitest";
import { screensOf } from "../../src/interview/screens.ts";
import { all, roleWith } from "../helpers/roles.ts";
import { catalog, role, skill } from "./fixtures.ts";

const shown = (of = role, from = catalog) =>
  screensOf(of, from).map(({ id, skills }) => `${id}: ${skills.map((one) => one.id).join(" ")}`);

const decoy = (id: string, description: string) =>
  skill(id, { status: "decoy", description, anchors: { 1: "1", 2: "2", 3: "3", 4: "4" } });

describe("screens", () => {
  it("groups the skills by requirement, each skill once", () => {
    expect(shown()).toEqual(["single: a", "several: b c d", "talking: talk", "neighbours: x y"]);
  });

  it("puts a decoy on the screen it reads most like, and never where one skill is asked alone", () => {
    const skills = [
      skill("a", { description: "Painting walls with broad brushes." }),
      skill("b", { description: "Painting walls." }),
      skill("c", { description: "Painting doors." }),
      skill("x", { description: "Cooking soups slowly." }),
      skill("y", { description: "Cooking stews." }),
      ...catalog.skills.filter(({ id }) => ["d", "talk"].includes(id)),
    ];
    const painter = screensOf(role, {
      ...catalog,
      skills: [...skills, decoy("fake", "Painting walls with broad brushes.")],
    });
    expect(painter.find(({ id }) => id === "several")?.skills.map(({ id }) => id)).toContain("fake");
    const cook = screensOf(role, { ...catalog, skills: [...skills, decoy("fake", "Cooking soups in bulk.")] });
    expect(cook.find(({ id }) => id === "neighbours")?.skills.map(({ id }) => id)).toContain("fake");
  });

  it("shows every decoy exactly once, at the same place every time", () => {
    const skills = [...catalog.skills, ...["p", "q", "r"].map((id) => decoy(id, "Anything at all."))];
    const once = shown(role, { ...catalog, skills });
    expect(shown(role, { ...catalog, skills })).toEqual(once);
    for (const id of ["p", "q", "r"])
      expect(
        once
          .join(" ")
          .split(/[: ]+/)
          .filter((word) => word === id),
      ).toHaveLength(1);
  });

  it("leaves decoys out where nothing is picked", () => {
    const single = roleWith([all("r", 1, ["a"])]);
    expect(shown(single, { roles: [single], skills: [...catalog.skills, decoy("p", "Anything.")] })).toEqual(["r: a"]);
  });

  it("breaks what neighbours ask for into pages of about the same size", () => {
    const many = Array.from({ length: 30 }, (_, i) => `s${i}`);
    const other = roleWith([all("theirs", 1, many)], "other");
    const pages = screensOf(role, {
      roles: [role, other],
      skills: [...catalog.skills, ...many.map((id) => skill(id))],
    }).slice(3);
    expect(pages.map(({ id, title, skills }) => [id, title, skills.length])).toEqual([
      ["neighbours-1", "What neighbouring roles ask for (1 of 3)", 10],
      ["neighbours-2", "What neighbouring roles ask for (2 of 3)", 10],
      ["neighbours-3", "What neighbouring roles ask for (3 of 3)", 10],
    ]);
  });
});
