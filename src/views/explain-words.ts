interface Word {
  title: string;
  text: string[];
  /** The commands that go on from it, where they are others than the score and its report. */
  next?: string[];
}

/** Short explanations of single words that pages use. */
const PERCENTILES: Word = {
  title: "Percentiles",
  text: [
    "P10 is the pay that a tenth of the group lies below, the median the one that half lie below, P90 the one that nine tenths lie below. They say how pay is spread, which an average hides.",
    "Worked out as quantiles of type 7 (Hyndman and Fan 1996): of n sorted figures the one at place 1 + (n − 1)·p, by a straight line between its neighbours. Of advertised ranges, those of their midpoints. Official ones are taken as published.",
    "Your own percentile (--mine) is read off straight lines between the five; its interval is the sampling error of a share, 1.645·√(p(1 − p)/n), 90 %. Two rows that are the ends of one range count as one.",
  ],
  next: ["mlcareer salary", "mlcareer explain confidence"],
};

export const WORDS: Readonly<Record<string, Word>> = {
  percentile: PERCENTILES,
  percentiles: PERCENTILES,
  quantile: PERCENTILES,
  median: PERCENTILES,
  confidence: {
    title: "Confidence of a figure",
    text: [
      "By how many a group counts: 5 to 14 low, 15 to 49 medium, 50 and more high. Groups below 5 are refused and named with the reason. Official statistics are marked official: their samples are large and their own errors are published.",
      "It speaks of chance alone. Whom a source reaches, and what adverts leave out, stands with the source: mlcareer data sources.",
    ],
    next: ["mlcareer salary", "mlcareer data sources"],
  },
  levels: {
    title: "Levels",
    text: [
      "0 none: never used it. 1 aware: followed a tutorial, can read it. 2 guided: did it with help or from an example. 3 independent: built, debugged and shipped one as the person responsible. 4 leading: others come for review.",
      "Every skill words its levels as things done (mlcareer skill ID). Years of experience are not asked for: they predict performance poorly.",
    ],
    next: ["mlcareer skill python", "mlcareer explain readiness"],
  },
  plan: {
    title: "The plan",
    text: [
      "Every step raises one skill by one level or more. Its worth is the readiness after it less the readiness before, worked out anew in the order of the plan; they add up to the whole. Level 1 is a step of its own only where something else needs it.",
      "Phases come one after the other: every must-have to its floor; the core of the role to level 2, so that one model stands in production; the core to the level asked; everything else that is asked. Each comes with what it needs, and nothing stands before what it is done with. In the phase in which the hours run out, the steps are chosen that bring the most points; beside the third phase a third of its hours may go to the fourth. The last weeks, a twelfth of the time and at most six, are for applying, once the must-haves stand.",
      "Within a phase the order makes the sum of points × time of arrival as small as it can: exactly, by dynamic programming over all sets of steps that can stand first, up to a million of them; beyond, by Sidney's decomposition (1975), and the plan says which. One to three projects are chosen by the points of the steps that their milestones prove for you; their milestones keep their order.",
      "Communication, collaboration, stakeholders and mentoring are no steps: they are practised where work is reviewed and presented, count as met where they are prerequisites, and the plan says how many points they hold.",
      "Hours are the editors' estimates; what a person needs may be 40 % less or 80 % more, and the end of the plan is given so. A refresh is a quarter of the skill's last step. All of these are estimates, not measurements.",
    ],
    next: ["mlcareer plan", "mlcareer explain hours"],
  },
  worth: {
    title: "Worth of a gap",
    text: [
      "The points of readiness that closing this gap alone returns: the readiness with the skill at the level asked, less the readiness now. It is worked out again for every gap, over all requirements that name the skill; worths of several gaps need not add up.",
    ],
  },
  weight: {
    title: "Weight of a requirement",
    text: [
      "The points of 100 that a requirement can bring. It comes from adverts: the share of them that name its skills, added up over the skills that count (all, or the best so many); what adverts of every profession ask for counts half. What nobody counted weighs as much as the median of the rest. mlcareer explain REQUIREMENT shows one with its counts and sources.",
      "With equal weights is the same list as if adverts were not counted: where the first five stay the same, the order does not rest on the counts.",
    ],
  },
  lost: {
    title: "Lost: where the points went",
    text: [
      "For each requirement its weight less what your levels reach of it, and one line for the must-have that is furthest below its floor. They add up to 100 less your readiness.",
      "You / asked is the mean level of the skills that count for it and the level asked. Strengths are skills at the level asked or above: they lose nothing.",
    ],
  },
  first: {
    title: "First steps: what to do first",
    text: [
      "The first steps of the plan for a year at your pace (8 hours a week unless told otherwise), from your claimed levels. Their points are counted one after the other, each from the one before it; a small number is a step that later ones build on. mlcareer explain plan tells how they are chosen.",
    ],
    next: ["mlcareer plan", "mlcareer explain plan"],
  },
  people: {
    title: "Sample people",
    text: [
      "Made-up people, each with the levels that a description of one sentence implies; no real person was asked. They are scored by the same formula as you, and a result names the two nearest to yours. mlcareer explain readiness lists them all.",
    ],
    next: ["mlcareer assess --example", "mlcareer explain readiness"],
  },
  interval: {
    title: "Interval of a measured figure",
    text: [
      "Between its ends lies the truth in nine cases of ten, if the model of the check holds: 5 % lie below it and 5 % above. Each answer narrows it. Of one skill a few answers say little: after one or two the interval is more than two of the five levels wide, so a claim is moved no further than the interval asks for.",
    ],
    next: ["mlcareer check", "mlcareer explain check"],
  },
  short: {
    title: "At least, up to: what was not asked",
    text: [
      'The short way asks must-haves and what weighs most. What it did not ask counts as 0 in "at least" and as known in "up to"; whatever you would have answered lies between. It makes no gap and no step. mlcareer assess --continue asks the rest.',
      "A skill that was asked and not answered counts as 0, in the full way and in a file.",
    ],
  },
  education: {
    title: "Education",
    text: [
      "Degrees are rungs: none 0, bachelor's 1, master's 2, doctorate 3, one less in an unrelated field. The requirement brings your rung over the rung asked, and no more than all of it. No study closes it, so it is no step of a plan.",
    ],
  },
  decision: {
    title: "Every role for you",
    text: [
      "For each role: the readiness you claim, measured readiness where five answers of a check count for it, the hours to every must-have's floor, and the hours of the shortest way to 75 points. The hours are those of mlcareer plan --only must-haves --all and of mlcareer plan --target 75: the editors' estimates, from your claimed levels. Out of reach: all study for the role leads to less than 75; a degree and what is practised at work are no study.",
      "Median pay is of one source, year and kind each, the newest and of that the one with most figures; a group below 5 is refused and its n said. The nearest role of a result is the one with the highest readiness of all others.",
    ],
    next: ["mlcareer role --for-me", "mlcareer explain hours"],
  },
  kind: {
    title: "Kinds of pay",
    text: [
      "adverts: pay that adverts name, before anybody is hired. people: answers to a survey. official: statistics of employees by occupation, not by title. filings: base wage in public filings for foreign hires, the lower end of the offer. offers: posted by people who chose themselves. range, one figure, average: as the source gives them.",
      "Kinds are never added up, and never stand on one scale with another: each says its year, source and n. What one more level is worth compares different people or adverts at each level, not the rise of one person.",
    ],
    next: ["mlcareer salary", "mlcareer data sources"],
  },
  gate: {
    title: "Gate: the must-haves",
    text: [
      "Requirements with a floor are must-haves. The one furthest below its floor takes part of the score, three tenths of it at most: the loss is 100·A·0.3·(1 − gate).",
      "The gate is the share of the floor that is reached. Each skill of a must-have counts up to the floor and no further, so that one known well does not make up for one not known: gate = the mean of min(level, floor) over the skills that count, over the floor.",
    ],
  },
  hours: {
    title: "Hours",
    text: [
      "Study and practice from one level to the next, for somebody who has the prerequisites: the editors' estimates, each with its basis (mlcareer skill ID). Read them as 40 % less to 80 % more; nobody has measured them. [mlcareer-estimates]",
    ],
    next: ["mlcareer plan", "mlcareer skill"],
  },
  status: {
    title: "Status of a gap",
    text: [
      "must-have (blocking): the skill belongs to a must-have and is below its floor. open: below the level asked. refresh: met, but last used more than a year ago. met: at the level asked.",
      "Must-haves rank first, then by worth, then by worth an hour.",
    ],
  },
  check: {
    title: "The check: measured readiness",
    text: [
      "Ability in each skill is a number on one axis with the levels (level = ability + 2, cut to 0 to 4). General ability g ~ N(0, 1); each skill given g ~ N(√0.6·g, 0.4); a person's leniency ~ N(0.3, 0.25). A self-rating falls between cuts at −0.5, 0.5 and 1.5 after leniency and noise (validity 0.47). A question is answered right with probability ¼ + ¾ / (1 + exp(−(ability − b))), where b ~ N(ranked difficulty, 0.7²) is averaged out: that divides the slope by √(1 + 0.35·0.7²).",
      "The posterior is worked out exactly on a grid, so the order of answers changes nothing. Measured readiness is the mean, and the interval the 5 to 95 %, of 2,000 seeded draws of all levels, rounded to whole ones as in ratings, through the same formula as the claimed readiness. A skill rated 0 stays 0. Answers count with whatever ratings are newer, until they are a year old.",
      "Difficulties are a fit (Plackett–Luce) to rankings of about seven questions each, across subjects; nobody has measured them on people (mlcareer data calibrate can, from 200 people a question). A claimed decoy widens the interval by a quarter (a convention) and never moves the mean.",
    ],
    next: ["mlcareer check", "mlcareer explain interval"],
  },
  evidence: {
    title: "Evidence",
    text: [
      "What shows a level to somebody else: words of a résumé, a LinkedIn export or a document, what stands in code, or a link of your own. It is found by mlcareer assess --from, and counts for nothing before you have confirmed it.",
      "A list of skills supports level 2 at most, a course 1, work that you tell of having brought into use 3; code alone supports 2, and nothing supports 4. Words such as helped, basic or familiar with hold it lower. A link supports the level that you claim, since nobody has looked at it.",
      "The count beside the claimed readiness is the same formula with the levels that evidence supports and no others: no skill without evidence, none above what its evidence supports, and no degree. It is neither claimed nor measured, proves nothing, and moves no other number: the check asks questions whatever the evidence.",
      "Evidence is marked where the last month that it tells of is over a year ago. Names, employers, addresses, e-mails and phone numbers are masked before anything is kept.",
    ],
    next: ["mlcareer report --full", "mlcareer help privacy"],
  },
  decoys: {
    title: "Decoys",
    text: [
      "Four items of the interview name no existing tool. Claiming one costs no points; it is mentioned, since people who claim one tend to rate themselves generously elsewhere too.",
    ],
  },
};

/** What else pages call these things: each as the word that explains it. */
export const SAME_AS: Readonly<Record<string, string>> = {
  score: "readiness",
  claimed: "readiness",
  points: "readiness",
  "gap report": "readiness",
  measured: "check",
  "claimed and measured": "check",
  "how sure": "interval",
  "5 – 95 %": "interval",
  "5-95 %": "interval",
  level: "levels",
  "must-have": "gate",
  "must-haves": "gate",
  "must have": "gate",
  "must-have not met": "gate",
  floor: "gate",
  blocking: "status",
  open: "status",
  refresh: "status",
  met: "status",
  gaps: "status",
  "gaps, the most pressing first": "status",
  "first steps": "first",
  "what to do first": "first",
  "where the points went": "lost",
  "you / asked": "lost",
  asked: "lost",
  strengths: "lost",
  "strengths, and what shows them": "evidence",
  "claimed only": "evidence",
  "equal weights": "weight",
  "sample people": "people",
  "sample person": "people",
  "not answered": "short",
  "not asked": "short",
  "at least": "short",
  "up to": "short",
  degree: "education",
  "every role for you": "decision",
  "nearest role": "decision",
  "to 75": "decision",
  "median pay": "decision",
  "out of reach": "decision",
  "what the job pays": "kind",
  "what one more level is worth": "kind",
  "more at the median": "kind",
  "from → to": "kind",
  adverts: "kind",
  filings: "kind",
  offers: "kind",
  official: "kind",
  survey: "kind",
  n: "confidence",
  "p10 – p90": "percentiles",
  p10: "percentiles",
  p90: "percentiles",
  mind: "decoys",
  "what this rests on": "sources",
};
