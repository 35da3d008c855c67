/** What the engine needs to know of a question; ability and difficulty share one axis. */
export interface Question {
  id: string;
  skill: string;
  /** b, where an answer is as likely known as not. */
  difficulty: number;
  /** How surely the difficulty is known, as a standard deviation: that of a ranking when left out. */
  spread?: number | undefined;
  /** a, 1 when left out. */
  discrimination?: number | undefined;
  /** c, the chance of guessing right, ¼ when left out. */
  guessing?: number | undefined;
  /** d, the chance of being right when all is known, 1 when left out. */
  upper?: number | undefined;
}

export interface Answer {
  question: string;
  right: boolean;
  /** "I don't know" was chosen: scored as wrong, reported apart. */
  dontKnow?: boolean | undefined;
}

/** P(right | ability) = c + (d − c) / (1 + exp(−a(θ − b))): the logistic model of four parameters (Barton and Lord 1981). */
export function probabilityRight(question: Question, ability: number): number {
  const { guessing, upper } = parameters(question);
  return guessing + (upper - guessing) * known(question, ability);
}

/**
 * The question as it acts when its difficulty is only known as b ~ N(difficulty, spread²). A logistic curve averaged over
 * a normal distribution is again nearly logistic, with its slope divided by √(1 + 0.35·(a·spread)²): within 1 % of the
 * integral (0.35 ≈ (16√3 / 15π)²; Zeger, Liang and Albert 1988, Biometrics 44).
 */
export function withSpread(question: Question, ranked: number): Question {
  const { spread = ranked } = question;
  const { discrimination } = parameters(question);
  return { ...question, discrimination: discrimination / Math.sqrt(1 + 0.35 * (discrimination * spread) ** 2) };
}

/** Fisher information of a question at an ability: P′² / (P (1 − P)). */
export function information(question: Question, ability: number): number {
  const { discrimination, guessing, upper } = parameters(question);
  const k = known(question, ability);
  const p = guessing + (upper - guessing) * k;
  const slope = discrimination * (upper - guessing) * k * (1 - k);
  return slope ** 2 / (p * (1 - p));
}

/** True when an answer counts as right. */
export function scoredRight({ right, dontKnow = false }: Answer): boolean {
  return right && !dontKnow;
}

function known(question: Question, ability: number): number {
  const { discrimination, difficulty } = parameters(question);
  return 1 / (1 + Math.exp(-discrimination * (ability - difficulty)));
}

function parameters({ difficulty, discrimination = 1, guessing = 0.25, upper = 1 }: Question) {
  return { difficulty, discrimination, guessing, upper };
}
