import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read, said } from "../helpers/adverts.ts";

const under = (heading: string, line: string) => `Data Engineer\n\n${heading}\n- Git\n- ${line}\n`;

describe("need by the heading", () => {
  it.each([
    ["Requirements", "required"],
    ["What you'll need", "required"],
    ["WHO YOU ARE", "required"],
    ["You may be a good fit if:", "required"],
    ["**Must-haves**", "required"],
    ["## Minimum qualifications", "required"],
    ["What youâ€™ll bring:".replace("â€™", "\ufffd"), "required"],
    ["Preferred qualifications", "preferred"],
    ["Nice to have", "preferred"],
    ["Bonus points for:", "preferred"],
    ["Strong candidates may also", "preferred"],
    ["Ways to stand out", "preferred"],
    ["Responsibilities", "mentioned"],
    ["What you'll do", "mentioned"],
    ["About us", "mentioned"],
    ["Benefits", "mentioned"],
    ["Equal opportunity", "absent"],
    ["Das bringst du mit", "required"],
    ["Ihr Profil:", "required"],
    ["Von Vorteil", "preferred"],
    ["Deine Aufgaben", "mentioned"],
    ["Wir bieten", "mentioned"],
  ])("%s: %s", (heading, need) => {
    expect(said(under(heading, "Kubernetes"), "Kubernetes")).toBe(need);
  });

  it("takes a requirement for no heading", () => {
    expect(said("Engineer\n\nNice to have:\nRust\nKnowledge of GraphQL\n", "GraphQL")).toBe("preferred 2");
  });

  it("reads a heading and its list in one line", () => {
    const text = "Requirements: Python, SQL.\nNice to have: Kafka, Terraform.";
    expect(["Python", "SQL", "Apache Kafka", "Terraform"].map((name) => said(text, name))).toEqual([
      "required",
      "required",
      "preferred",
      "preferred",
    ]);
  });
});

describe("need and level by the words of the sentence", () => {
  it.each([
    ["Strong Python, Kubernetes is a plus", "Kubernetes", "preferred 3"],
    ["Strong Python skills, Kubernetes is a plus", "Python", "required 3"],
    ["Strong Python skills, Kubernetes is a plus", "Kubernetes", "preferred 3"],
    ["Experience with Docker, Kubernetes or Terraform is a plus", "Docker", "preferred 3"],
    ["Docker required; Kubernetes preferred", "Docker", "required"],
    ["Docker required; Kubernetes preferred", "Kubernetes", "preferred"],
    ["Docker, Kubernetes (nice to have)", "Docker", "required"],
    ["Docker, Kubernetes (nice to have)", "Kubernetes", "preferred"],
    ["Cloud experience (ideally AWS)", "AWS", "preferred 3"],
    ["Exposure to LLMs (e.g., prompt engineering, RAG) is a plus", "Large language models", "preferred 1"],
    ["No experience with Kubernetes needed", "Kubernetes", "mentioned"],
    ["Kubernetes experience is not required", "Kubernetes", "mentioned"],
    ["Expert in Kubernetes", "Kubernetes", "required 4"],
    ["Deep understanding of Kubernetes", "Kubernetes", "required 4"],
    ["Solid Kubernetes", "Kubernetes", "required 3"],
    ["Experience with Kubernetes", "Kubernetes", "required 3"],
    ["Working knowledge of Kubernetes", "Kubernetes", "required 2"],
    ["Familiarity with Kubernetes", "Kubernetes", "required 2"],
    ["Some exposure to Kubernetes", "Kubernetes", "required 1"],
    ["Kubernetes (expert)", "Kubernetes", "required 4"],
    ["Kubernetes experience", "Kubernetes", "required 3"],
    ["Kubernetes", "Kubernetes", "required"],
    ["Sehr gute Kenntnisse in Kubernetes", "Kubernetes", "required 3"],
    ["Grundkenntnisse in Kubernetes", "Kubernetes", "required 1"],
    ["Pythonkenntnisse und Kubernetes", "Python", "required"],
    ["Erfahrung mit Kubernetes von Vorteil", "Kubernetes", "preferred 3"],
  ])("%s: %s %s", (line, name, result) => {
    expect(said(under(/[äöü]|kennt|Erfahrung/.test(line) ? "Anforderungen" : "Requirements", line), name)).toBe(result);
  });
});

describe("adverts as they are pasted", () => {
  it.each([
    [
      "We need Python and Docker. You must know SQL. You don't need Spark.",
      ["Python required", "SQL required", "Apache Spark mentioned"],
    ],
    ["You write Go every day. Kubernetes would be nice but we can teach it.", ["Go required", "Kubernetes preferred"]],
    ["Terraform would be a big plus, Snowflake too.", ["Terraform preferred", "Snowflake preferred"]],
    [
      "If you have touched Docker or Kafka, even better. You need SQL.",
      ["Docker preferred", "Apache Kafka preferred", "SQL required"],
    ],
    [
      "You are strong in Python and have put models live with Airflow (we use Docker a lot).",
      ["Python required 3", "Docker mentioned"],
    ],
    [
      "Requirements:- 3 years of Linux- Terraform- Ansible Nice to have:- Kafka- Rust Benefits:- MacBook",
      ["Linux required", "Ansible required", "Rust preferred"],
    ],
    [
      "A job.\n\n**You**\n- Python\n\n**Would make us smile**\n- Rust\n\n**Not needed**\n- Kubernetes\n",
      ["Python required", "Rust preferred", "Kubernetes mentioned"],
    ],
    ["Data Engineer\n\n- Python\n- SQL\n", ["Python required", "SQL required"]],
    ["Stack: Rust, Kafka. You have shipped React.", ["Rust mentioned", "React required"]],
    [
      "Docker solltest du sicher beherrschen, Kubernetes wäre schön. Du programmierst in Java und SQL.",
      ["Docker required 3", "Java required"],
    ],
  ])("%s", (text, asked) => {
    expect(read(text).checked).toBe(true);
    for (const one of asked) {
      const [, name = "", result] = /^(.+?) ((?:required|preferred|mentioned).*)$/.exec(one) ?? [];
      expect(`${name} ${said(text, name)}`).toBe(`${name} ${result}`);
    }
  });

  it("a list of German with hyphens at the ends of words is no lost list", () => {
    expect(said("Anforderungen: Kenntnisse in Front- und Backend- Technologien wie React und Java", "Java")).toBe(
      "required 2",
    );
  });

  it("an item beside a technology in a list needs no other company", () => {
    const text = "Requirements\nYou run Docker, Modal and Flux in production.\nModal dialogs bore you.";
    expect(said(text, "Modal")).not.toBe("absent");
    expect(said("Requirements\nModal dialogs and SQL.", "Modal")).toBe("absent");
  });
});

describe("what is named", () => {
  it.each([
    ["scikit learn and Scikit-Learn", "scikit-learn"],
    ["Python3", "Python"],
    ["k8s", "Kubernetes"],
    ["C++17", "C++"],
    ["Go", "Go"],
    ["Java/Go", "Go"],
    ["R and Python", "R"],
  ])("%s names %s", (line, name) => {
    expect(said(under("Requirements", line), name)).not.toBe("absent");
  });

  it.each([
    ["Go the extra mile", "Go"],
    ["React quickly to change", "React"],
    ["Work in our R&D department", "R"],
    ["We excel at spreadsheets of leaves", "Microsoft Excel"],
    ["Vitamin C for all", "C"],
  ])("%s does not name %s", (line, name) => {
    expect(said(under("Requirements", line), name)).toBe("absent");
  });

  it("knows alternatives, and subjects of a degree for what they are", () => {
    const { asks, degree } = read(
      under("Requirements", "PyTorch or TensorFlow\n- BSc or MSc in statistics or physics"),
    );
    expect(asks.find(({ name }) => name === "PyTorch")?.alternatives).toEqual(["TensorFlow"]);
    expect(asks.some(({ name }) => name === "Statistics")).toBe(false);
    const last = read(under("Requirements", "Python and PyTorch or TensorFlow")).asks;
    expect(last.map(({ name, alternatives }) => [name, alternatives])).toEqual([
      ["Git", undefined],
      ["Python", undefined],
      ["PyTorch", ["TensorFlow"]],
      ["TensorFlow", ["PyTorch"]],
    ]);
    expect(degree).toBe("bachelors");
  });
});

describe("what an advert says of the job", () => {
  it("title, employer, place, seniority, years, pay", () => {
    const text =
      "Senior Data Engineer (m/f/d)\nCompany: Tidepool Maps\nLocation: Lisbon\n\nRequirements\n- 5+ years of experience with Spark\n\nSalary: €70,000 - €85,000 a year";
    expect(read(text)).toMatchObject({
      title: "Senior Data Engineer",
      employer: "Tidepool Maps",
      place: "Lisbon",
      seniority: "senior",
      years: 5,
      pay: { low: 70_000, high: 85_000, currency: "EUR", period: "year" },
      language: "en",
    });
  });

  it.each([
    ["You have spent at least four years in security and know SQL.", 4],
    ["Du programmierst seit mindestens drei Jahren in Java.", 3],
    ["Data Engineer (5-8 yrs)\n\nSkills: SQL", 5],
    ["For twenty years we have built bridges. You know SQL.", undefined],
  ])("years of: %s", (text, years) => {
    expect(read(text).years).toBe(years);
  });

  it.each([
    ["$160k–$185k", { low: 160_000, high: 185_000, currency: "USD" }],
    ["60.000 bis 75.000 €", { low: 60_000, high: 75_000, currency: "EUR" }],
    ["₹ 20-30 LPA", { low: 2_000_000, high: 3_000_000, currency: "INR" }],
    ["$45 - $60 per hour", { low: 45, high: 60, period: "hour" }],
  ])("pay of %s", (words, pay) => {
    expect(read(`Engineer\n\nRequirements\n- Python\n\nPay: ${words}`).pay).toMatchObject(pay);
  });

  it.each(["We raised $40 million", "Serving 3,000 customers", "a $500 stipend"])("no pay in: %s", (words) => {
    expect(read(`Engineer\n\nRequirements\n- Python\n\n${words}`).pay).toBeUndefined();
  });
});

describe("what is no advert", () => {
  it.each([
    ["a recipe", "Tomato soup\n\nIngredients:\n- 1 kg tomatoes\n- salt\n\nMethod\nChop the onions and simmer.", "en"],
    ["Japanese", "必須スキル: Python、SQL の経験3年以上。私たちは東京の会社です。", "other"],
    ["nothing", " \n", "en"],
  ])("%s is not checked", (_, text, language) => {
    expect(read(text)).toMatchObject({ checked: false, language });
  });
});

describe("for any text", () => {
  const piece = fc.constantFrom(
    "Python",
    "is a plus",
    "😀",
    "\n",
    "- ",
    "Requirements:",
    ", ",
    " or ",
    "(",
    ")",
    "é",
    "\ufffd",
    "5 years",
    "Go",
    "•",
    "\n\n",
    ". A",
    "no experience with",
    "\u0000",
    "<b>",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(" ")),
  );

  it("places are code points of the text, and lie in its quotes", () => {
    fc.assert(
      fc.property(text, (words) => {
        const points = [...words];
        for (const { start, end, quote } of read(words).asks) {
          const named = points.slice(start, end).join("");
          expect(named.length).toBeGreaterThan(0);
          expect(quote).toContain(named);
        }
      }),
      { seed: 16, numRuns: 500 },
    );
  });

  it("a name is told once, musts first", () => {
    const order = ["required", "preferred", "mentioned"];
    fc.assert(
      fc.property(text, (words) => {
        const { asks } = read(words);
        expect(new Set(asks.map(({ name }) => name)).size).toBe(asks.length);
        const ranks = asks.map(({ need }) => order.indexOf(need));
        expect(ranks).toEqual([...ranks].sort());
      }),
      { seed: 17, numRuns: 300 },
    );
  });
});
