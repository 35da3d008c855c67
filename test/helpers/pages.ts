const ANSWERS = "role: ml-engineer\nratings: { python: 3, sql: 2, git: 2 }\n";

/** A command line for each kind of page, and what it reads from standard input. */
export const PAGES: readonly { argv: string[]; input?: string }[] = [
  { argv: ["assess", "--example"] },
  { argv: ["salary"] },
  { argv: ["salary", "--country", "US", "--mine", "150k"] },
  { argv: ["salary", "--country", "IN", "--currency", "USD"] },
  { argv: ["match", "test/fixtures/adverts/build-01.txt"] },
  { argv: ["match", "test/fixtures/adverts/build-06.txt", "--full"] },
  { argv: ["match", "test/fixtures/adverts"] },
  { argv: ["role"] },
  { argv: ["role", "ml-engineer"] },
  { argv: ["role", "--compare", "data-scientist", "software-engineer"] },
  { argv: ["role", "--for-me", "--answers", "-"], input: ANSWERS },
  { argv: ["skill"] },
  { argv: ["skill", "pytorch"] },
  { argv: ["market"] },
  { argv: ["explain", "python"] },
  { argv: ["explain", "salary", "microsoft"] },
  { argv: ["data", "sources"] },
  { argv: ["history"] },
  { argv: ["report", "-"], input: ANSWERS },
  { argv: ["plan", "-", "--hours-per-week", "10", "--deadline", "2027-01-31"], input: ANSWERS },
  { argv: ["plan", "-", "--what-if", "pytorch=3"], input: ANSWERS },
];
