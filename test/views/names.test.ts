import { expect, test } from "vitest";
import { roleTitle, skillName } from "../../src/views/names.ts";

const data = {
  skills: [{ id: "python", name: "Python" }],
  roles: [{ id: "ml-engineer", title: "Machine-learning engineer" }],
};

test("names by id, and the id of what is no longer known", () => {
  expect(skillName(data, "python")).toBe("Python");
  expect(skillName(data, "cobol")).toBe("cobol");
  expect(roleTitle(data, "ml-engineer")).toBe("Machine-learning engineer");
  expect(roleTitle(data, "alchemist")).toBe("alchemist");
});
