/* What `git log` printed, as who touched which file when. Pure. */

export interface Commit {
  readonly email: string;
  readonly author: string;
  /** `YYYY-MM`, where the commit says a date that can be. */
  readonly month?: string;
  readonly isMerge: boolean;
  readonly files: readonly string[];
}

/** Every commit begins with this sign, its fields are set apart by the next one. */
export const FORMAT = "%x01%ae%x02%an%x02%as%x02%P";

/** Reads the output of `git log -z --name-only` with FORMAT; `lastMonth` is the latest month that can be. */
export function parseLog(output: string, lastMonth: string): Commit[] {
  const commits: (Commit & { files: string[] })[] = [];
  for (const piece of output.split("\0")) {
    if (piece.startsWith("\x01")) {
      const [email = "", author = "", date = "", parents = ""] = piece.slice(1).split("\x02");
      const month = /^\d{4}-(?:0[1-9]|1[0-2])/.exec(date)?.[0];
      const isSound = month !== undefined && month >= "1990" && month <= lastMonth;
      const isMerge = parents.trim().includes(" ");
      commits.push({ email: plain(email), author: plain(author), ...(isSound ? { month } : {}), isMerge, files: [] });
    } else if (piece !== "" && piece !== "\n") commits.at(-1)?.files.push(piece.replace(/^\n/, ""));
  }
  return commits;
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

export interface History {
  /** How many people committed; several addresses of one name are one. */
  readonly people: number;
  /** The files of the commits that count, with the last month of each. */
  readonly files: ReadonlyMap<string, string | undefined>;
  readonly commits: number;
  readonly merges: number;
  readonly first?: string;
  readonly last?: string;
  /** Names and addresses, to be kept out of everything that is said. */
  readonly names: readonly string[];
}

/** The commits of one author, or of everybody. */
export function historyOf(commits: readonly Commit[], author: string | undefined): History {
  const email = author?.trim().toLowerCase();
  const counted = email === undefined ? commits : commits.filter((commit) => commit.email === email);
  const files = new Map<string, string | undefined>();
  for (const { files: touched, month } of counted)
    for (const file of touched) {
      const known = files.get(file);
      files.set(file, known !== undefined && (month === undefined || known > month) ? known : month);
    }
  const months = counted.flatMap(({ month }) => month ?? []).sort();
  const [first, last] = [months[0], months.at(-1)];
  return {
    people: countPeople(commits),
    files,
    commits: counted.length,
    merges: counted.filter(({ isMerge }) => isMerge).length,
    ...(first && last ? { first, last } : {}),
    names: [...new Set(commits.flatMap((commit) => [commit.email, commit.author]))],
  };
}

const ROBOT = /\[bot\]|^(?:dependabot|renovate|github-actions)\b/;

/** Whoever shares a name or an address is one person. */
function countPeople(commits: readonly Commit[]): number {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    let top = key;
    for (let next = leader.get(top); next !== undefined && next !== top; next = leader.get(top)) top = next;
    leader.set(key, top);
    return top;
  };
  const people = new Set<string>();
  for (const { email, author } of commits) {
    if (ROBOT.test(email) || ROBOT.test(author)) continue;
    leader.set(find(`a ${author}`), find(`e ${email}`));
    people.add(`e ${email}`);
  }
  return new Set([...people].map(find)).size;
}
