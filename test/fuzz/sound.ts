/*
 * Small sound files of every kind the program reads; the attacks begin from them.
 */

export const ANSWERS = `role: ml-engineer
education: { degree: bachelors, related: true }
country: IN
ratings:
  python: 3
  pytorch: { level: 2, lastUsed: 1-3-years, evidence: "https://example.org/repo" }
  sql: 2
  statistics:
    level: 1
    lastUsed: longer
  docker: 0
  linear-algebra: 4
`;

export const ANSWERS_JSON = `{
  "role": "data-scientist",
  "education": { "degree": "masters", "related": false },
  "ratings": {
    "python": 3,
    "sql": {
      "level": 2,
      "lastUsed": "within-year"
    },
    "statistics": 4
  }
}
`;

/** A saved assessment as it stands after a change by hand (without its digest); the check belongs to its answers. */
export const SAVED = `{
  "schemaVersion": 1,
  "id": "2026-11-20",
  "savedAt": "2026-11-20T10:00:00.000Z",
  "dataVersion": "0a1b2c3d",
  "answers": {
    "role": "ml-engineer",
    "ratings": {
      "python": { "level": 3 },
      "sql": {
        "level": 2,
        "lastUsed": "1-3-years"
      },
      "pandas-numpy": { "level": 2 }
    }
  },
  "check": {
    "seed": 5,
    "answers": [
      { "question": "pandas-two-conditions", "answer": "right" },
      {
        "question": "pandas-groupby-missing-key",
        "answer": "wrong"
      }
    ]
  }
}
`;

/** The next one of the same person. */
export const LATER = SAVED.replaceAll("2026-11-20", "2026-11-21").replace('"level": 3', '"level": 4');

/** A plan kept with that assessment. */
export const KEPT_PLAN = `{
  "schemaVersion": 1,
  "id": "plan-2026-11-20",
  "savedAt": "2026-11-20T10:30:00.000Z",
  "dataVersion": "0a1b2c3d",
  "assessment": "2026-11-20",
  "role": "ml-engineer",
  "hoursPerWeek": 8,
  "start": "2026-11-20",
  "end": "2027-02-01",
  "steps": [
    { "skill": "pytorch", "from": 0, "to": 2, "starts": "2026-11-20", "ends": "2027-01-10" },
    {
      "skill": "docker",
      "from": 0,
      "to": 1,
      "starts": "2027-01-10",
      "ends": "2027-02-01"
    }
  ]
}
`;

/** An interview that was left. */
export const DRAFT = `{
  "schemaVersion": 1,
  "role": "ml-engineer",
  "startedAt": "2026-11-20T09:00:00.000Z",
  "done": ["country:", "degree:", "pick:mathematics-statistics", "level:linear-algebra"],
  "answers": {
    "role": "ml-engineer",
    "country": "IN",
    "education": { "degree": "bachelors", "related": true },
    "ratings": {
      "linear-algebra": { "level": 2, "lastUsed": "longer", "evidence": "a notebook" },
      "calculus": { "level": 0 }
    }
  },
  "picked": { "mathematics-statistics": ["linear-algebra"] }
}
`;

/** A check that was left, on the assessment above. */
export const CHECK_DRAFT = `{
  "at": "2026-11-20T10:00:00.000Z",
  "seed": 5,
  "answers": [
    { "question": "pandas-two-conditions", "answer": "right" },
    { "question": "pandas-groupby-missing-key", "answer": "dont-know" }
  ]
}
`;

export const SETTINGS = `plain: true
color: false
currency: INR
hours-per-week: 10
`;

export const CHECK_ANSWERS = `seed: 3
answers:
  pandas-two-conditions: dont-know
  pandas-groupby-missing-key: dont-know
`;

/** A data folder with a file of every kind, laid over the built-in data. */
export const FOLDER: Readonly<Record<string, string>> = {
  "sources.yaml": `- id: my-source
  title: A count of our own
  publisher: Somebody
  author: A. N. Other
  date: "2025-03"
  url: https://example.org/count
  licence: CC0
  reading: Counts what was asked.
  via: upgrad-2019
`,
  "skills/crafts.yaml": `- id: sewing
  name: Sewing
  aliases: [stitching, needlework]
  status: current
  description: Joining cloth with thread.
  prerequisites:
    - { skill: python, level: 1, before: 2 }
    - { anyOf: [git, sql], level: 1, before: 3 }
  anchors:
    1: Threaded a needle.
    2: Hemmed a skirt.
    3: Made a coat.
    4: Taught tailors.
  hours:
    steps: [1, 20, 300, 4000]
    basis: a guess
- id: knitting
  name: Knitting
  aliases: []
  status: legacy
  supersededBy: [sewing]
  description: Loops of yarn.
  prerequisites: []
  anchors: { 1: One, 2: Two, 3: Three, 4: Four }
  hours: { steps: [1, 2, 3, 4], basis: a guess }
`,
  "roles/tailor.yaml": `id: tailor
title: Tailor
summary: Makes clothes.
sources: [my-source]
payGroups: [Tailor]
about:
  - { text: Makes clothes., source: my-source }
worksWith:
  - { text: Cloth, source: my-source }
differs:
  - { role: ml-engineer, text: "Makes coats, not models.", source: my-source }
responsibilities:
  - { id: sew, text: Sews., source: my-source }
requirements:
  - id: sew
    title: Sewing
    kind: all
    asked: 3
    floor: 2
    options: [sewing]
    weight: { demand: sewing, sets: all }
    sources: [my-source]
  - id: either
    title: Either
    kind: best
    best: 1
    asked: 2
    options:
      - sewing
      - { skill: knitting, credit: 0.5 }
    weight: { value: 2, basis: a guess }
    sources: [my-source]
    note: One will do.
  - { id: school, title: School, kind: education, asked: masters, weight: { value: 1, basis: x }, sources: [my-source] }
`,
  "salaries/tailors.yaml": `companies:
  - id: needle
    name: Needle & Co
    aliases: [the needle]
rows:
  - kind: range
    company: needle
    group: Tailor
    country: IN
    currency: INR
    period: year
    year: 2024
    low: 300000
    high: 900000
    source: my-source
    note: By hand.
  - { kind: average, group: Tailor, country: IN, currency: INR, period: year, year: 2024, value: 500000, source: my-source }
  - kind: percentiles
    group: Machine Learning Engineer
    country: US
    currency: USD
    period: year
    year: 2026
    level: SE
    basis: people
    counted: rows
    n: 20
    p10: 10000
    p25: 20000
    median: 30000
    p75: 40000
    p90: 50000
    source: my-source
refused:
  - { group: "Tailor, DE", n: 3, reason: too few }
`,
  "demand.yaml": `sets:
  - id: mine
    title: Adverts of our own
    n: 40
    summarised: false
    source: my-source
counts:
  sewing: [12]
  python: [30]
`,
  "market.yaml": `figures:
  - id: coats
    title: Coats made
    value: 12.5
    unit: million
    period: "2025"
    country: IN
    source: my-source
    note: Counted once.
    derived: a + b
statements:
  - { id: much, text: Much is sewn., source: my-source }
uses:
  - { area: Clothing, examples: [coats, hats], source: my-source }
payFactors:
  - { id: skill, name: Skill, text: Better coats pay better., source: my-source }
`,
  "money.yaml": `rates:
  - { currency: SEK, year: 2024, perUsd: 10.5, source: my-source }
  - currency: INR
    year: 2024
    perUsd: 83.6
    source: my-source
inflation:
  - { country: IN, year: 2024, percent: 4.9, source: my-source }
`,
  "code.yaml": `- { skill: sewing, packages: [hem-stitch], imports: [hem.stitch], most: 1 }
- { skill: sewing, npm: ["@cloth/hem"], marks: [shell, sql], distinct: 2 }
`,
  "vocabulary/cloth.yaml": `- { name: Sewing machine, kind: technology, skill: sewing, forms: [sewing machines] }
- { name: Overlock, kind: technology, skill: sewing, forms: [{ form: Overlock, case: exact, near: [sewing], not: [no overlock] }] }
- { name: Nähen, kind: method, forms: [nähen können], languages: [de] }
`,
  "projects/coat.yaml": `id: coat
title: A coat
summary: A coat is planned and sewn.
roles: [tailor]
uses:
  - { name: Cloth, publisher: A mill, url: "https://example.org/cloth", licence: CC0, note: by the yard }
needs: { computer: none, gpu: none, accounts: none, cost: some cloth }
milestones:
  - { id: plan, title: A plan, text: It stands., proves: [{ skill: python, level: 2 }], check: Somebody reads it. }
  - { id: cut, title: Cut cloth, text: It lies there., proves: [{ skill: sewing, level: 1 }], check: Somebody counts it. }
  - { id: sew, title: A seam, text: It holds., proves: [{ skill: sewing, level: 2 }], check: Somebody pulls it. }
  - { id: wear, title: Worn, text: It is worn., proves: [{ anyOf: [git, sql], level: 2 }], practises: [communication], check: It rains. }
`,
  "people.yaml": `- id: data-scientist
  title: Somebody
  summary: Sews at night.
  role: tailor
  answers:
    education: { degree: none, related: false }
    ratings:
      sewing: 3
      python: { level: 2, lastUsed: longer }
`,
  "resources/crafts.yaml": `- skill: sewing
  learn:
    - id: sewing-book
      title: "Sewing, by hand"
      by: A. N. Other
      kind: book
      cost: paid
      language: en
      levels: [1, 2, 3]
      isbn: "9781491901632"
    - { id: sewing-site, title: On needles, by: Somebody, kind: tutorial, cost: free, language: en, levels: [4], url: https://example.org/sew }
  build:
    1: Sew on a button that holds a week.
    2: Hem a skirt that hangs straight.
    3: Make a coat that somebody else wears.
    4: Teach a tailor who then makes one.
`,
  "questions/crafts.yaml": `rankings:
  - [needle-eye, needle-thread]
questions:
  - id: needle-eye
    skill: sewing
    topic: needles
    difficulty: -1
    text: Where does the thread go?
    code: |
      needle(thread)
    right: Through the eye
    wrong: [Around it, Beside it, Nowhere]
    explanation: That is what it is for.
    source: { title: A book, url: "https://example.org/book" }
  - id: needle-thread
    skill: sewing
    topic: thread
    difficulty: 1
    text: What holds a seam?
    right: Thread
    wrong: [Hope, Glue, Air]
    explanation: Thread does.
`,
};

export const AIJOBS = [
  "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size",
  ...[1, 2, 3, 4, 5].flatMap((n) => [
    `2024,SE,FT,Machine Learning Engineer,${200 + n}000,USD,${200 + n}000,US,0,US,M`,
    `2024,SE,FT,Machine Learning Engineer,${100 + n}000,USD,${100 + n}000,US,0,US,M`,
  ]),
  ...[1, 2, 3, 4, 5, 6].map((n) => `2025,MI,FT,"Data Scientist, Senior",${n}500000,INR,${n}8000,IN,100,IN,L`),
  "",
].join("\n");

export const OEWS = [
  "AREA,AREA_TYPE,I_GROUP,OCC_CODE,OCC_TITLE,TOT_EMP,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90",
  "99,1,cross-industry,15-1221,Research Scientists,37200,82200,103570,140300,188700,230630",
  '99,1,cross-industry,15-1252,Software Developers,"1,687,890",82460,105210,135980,171980,214670',
  "99,1,cross-industry,15-2051,Data Scientists,262440,67240,85660,120230,158880,#",
  "99,1,cross-industry,11-0000,Managers,11132700,60130,82970,126520,176280,257310",
  "",
].join("\n");

export const PAY = [
  "Job,Pay,Land,Money,When,Grade",
  'ML Engineer,"12,50,000",IN,INR,2024,SE',
  "ML Engineer,18L,IN,INR,2024,SE",
  "ML Engineer,₹22 lakh,IN,INR,2024,SE",
  'Data Scientist,"9,00,000",IN,INR,2024,EN',
  "ML Engineer,1.2Cr,IN,INR,2024,EX",
  "Machine Learning Engineer,2500000,IN,INR,2024,MI",
  "ML Engineer,$150k,US,USD,2025,",
  "",
].join("\n");

export const MAPPING = `columns:
  title: Job
  pay: Pay
  country: Land
  currency: Money
  year: When
  level: Grade
values: { country: IN }
levels: { Senior: SE, Junior: EN }
basis: people
source: my-source
delimiter: ","
`;
