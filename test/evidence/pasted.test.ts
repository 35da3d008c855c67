import { expect, it } from "vitest";
import { read } from "../helpers/adverts.ts";

/* Adverts as they are pasted: one paragraph, a recruiter's mail, headings lost. */

it.each<[string, string, string[], string[]]>([
  [
    "plain sentences",
    "We need Python, PyTorch and Docker. You must know SQL.",
    ["Python", "PyTorch", "Docker", "SQL"],
    [],
  ],
  [
    "a recruiter's mail",
    "Hi Sam, I came across your profile. We're hiring a Machine Learning Engineer at Acme in Berlin. You should have 3+ years of Python, experience with Kubernetes, and ideally some Spark. Knowledge of German is not required. Interested?",
    ["Python", "Kubernetes"],
    ["Apache Spark"],
  ],
  [
    "a paragraph of duties and needs",
    "As an engineer you will build pipelines in Airflow. The ideal candidate has strong Python skills, has shipped models with TensorFlow, and is familiar with Docker. Experience with Go would be a plus. We use Slack internally.",
    ["Python", "TensorFlow", "Docker"],
    ["Go"],
  ],
  [
    "lists behind colons",
    "Must have: Python, SQL. Nice to have: Terraform, Snowflake. You don't need a PhD or any CUDA experience.",
    ["Python", "SQL"],
    ["Terraform", "Snowflake"],
  ],
  [
    "German",
    "Wir suchen eine Data Engineerin. Du beherrschst Python und SQL, kennst dich mit Airflow aus und hast idealerweise schon mit Kafka gearbeitet. Kenntnisse in Scala sind nicht erforderlich.",
    ["Python", "SQL", "Apache Airflow"],
    ["Apache Kafka"],
  ],
  ["a recipe", "Chop onions, add butter. Simmer for an hour; serve with bread.", [], []],
])("%s", (_, text, required, preferred) => {
  const { asks } = read(text);
  const named = (need: string) => asks.filter((ask) => ask.need === need).map(({ name }) => name);
  expect([named("required"), named("preferred")]).toEqual([required, preferred]);
});

it("takes no word of an address for a skill, and leaves all else in its place", () => {
  const text = "Requirements:\n- Python (see https://acme.example/java/go.html)\n- SQL\n";
  const { asks } = read(text);
  expect(asks.map(({ name }) => name)).toEqual(["Python", "SQL"]);
  for (const { name, start, end } of asks) expect(text.slice(start, end)).toBe(name);
});

it.each([
  ["Python and PyTorch or TensorFlow", { Python: undefined, PyTorch: ["TensorFlow"], TensorFlow: ["PyTorch"] }],
  ["C/C++", { C: ["C++"], "C++": ["C"] }],
  ["AWS or Azure, and Docker", { AWS: ["Microsoft Azure"], "Microsoft Azure": ["AWS"], Docker: undefined }],
])("%s: what is an alternative, and to what", (line, expected) => {
  const { asks } = read(`Requirements:\n- ${line}\n`);
  expect(Object.fromEntries(asks.map(({ name, alternatives }) => [name, alternatives]))).toEqual(expected);
});

it("C/C++ counts for the skill of C++", () => {
  const { asks } = read("Requirements:\n- C/C++\n");
  expect(asks.map(({ name, skill }) => [name, skill])).toContainEqual(["C++", "cpp"]);
});
