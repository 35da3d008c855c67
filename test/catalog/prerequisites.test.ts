import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import { alternativesOf } from "../../src/core/score/prerequisites.ts";

const { skills } = loadCatalog(new URL("../../data", import.meta.url).pathname);
const byId = new Map(skills.map((skill) => [skill.id, skill]));

/** All that stands before a level of a skill, as "git 2" or "java|python 2"; alternatives are not followed further. */
function neededFor(id: string, level: number, found = new Set<string>()): Set<string> {
  for (let to = level; to > 0; to--) {
    if (to < level) found.add(`${id} ${to}`);
    for (const need of byId.get(id)?.prerequisites.filter((one) => one.before === to) ?? []) {
      const names = alternativesOf(need);
      const name = `${[...names].sort().join("|")} ${need.level}`;
      if (found.has(name)) continue;
      found.add(name);
      if (names.length === 1) neededFor(names[0] ?? "", need.level, found);
    }
  }
  return found;
}

const LANGUAGE = "cpp|go|java|javascript-typescript|python|rust|scala";
const FRAMEWORK = "jax|keras|pytorch|tensorflow 2";

describe("prerequisites: nothing is studied before what it is done with", () => {
  it.each([
    ["monitoring", 2, ["model-deployment 2", "apis-microservices 2", "docker 2"]],
    ["model-deployment", 2, ["ml-algorithms 2", "apis-microservices 2", "docker 2", "aws|azure|gcp 2", "git 2"]],
    ["model-deployment", 3, ["ci-cd 2", "git 2", "software-engineering-practice 2", "model-evaluation 2"]],
    ["deep-learning", 2, [FRAMEWORK, "ml-algorithms 2"]],
    ["computer-vision", 2, [FRAMEWORK]],
    ["fine-tuning", 2, [FRAMEWORK, "deep-learning 2"]],
    ["hugging-face", 2, ["jax|pytorch|tensorflow 2"]],
    ["distributed-training", 2, [FRAMEWORK, "deep-learning 2"]],
    ["onnx-tensorrt", 2, [FRAMEWORK]],
    ["cuda-gpu", 2, [FRAMEWORK]],
    ["mlflow-wandb", 2, ["ml-algorithms 2"]],
    ["mlops", 2, ["ml-algorithms 2", "git 2", "software-engineering-practice 2"]],
    ["feature-engineering", 2, ["ml-algorithms 2", "pandas-numpy|r 2"]],
    ["software-engineering-practice", 2, ["git 2", `${LANGUAGE} 2`]],
    ["software-engineering-practice", 3, ["ci-cd 2"]],
    ["python", 3, ["software-engineering-practice 2", "git 2"]],
    ["ci-cd", 2, ["software-engineering-practice 2", "git 2"]],
    ["terraform-iac", 2, ["aws|azure|gcp 2"]],
    ["kubernetes", 2, ["docker 2"]],
    ["rag-vector-search", 2, ["llm-generative-ai 2"]],
    ["agents-langchain", 2, ["llm-generative-ai 2"]],
  ])("%s %i", (id, level, needed) => {
    const found = neededFor(id, level);
    for (const name of needed) expect(found, name).toContain(name);
  });

  it.each(["software-engineering-practice", "data-structures-algorithms", "apis-microservices", "nosql", "kafka"])(
    "%s is open to whoever knows any one language",
    (id) => {
      const found = [...neededFor(id, 2)];
      expect(found).toContain(`${LANGUAGE} 2`);
      expect(found.filter((name) => name.startsWith("python "))).toEqual([]);
    },
  );

  it("reach no higher than what they stand before, so that nobody must lead in one to begin another", () => {
    for (const { id, prerequisites } of skills)
      for (const need of prerequisites) expect(need.level, id).toBeLessThanOrEqual(Math.max(2, need.before));
  });
});
