import type { Session } from "../app/session.ts";
import { UsageError } from "../errors.ts";
import { code, facts, heading, list, type Page, paragraph } from "../render/blocks.ts";
import { dataFolder, settingsFile } from "../store/places.ts";
import { cleanLine } from "../text/clean.ts";
import { didYouMean } from "../text/unknown.ts";

/** What can be read about beside the commands. */
const TOPICS: Record<string, (session: Session) => Page> = {
  "exit-codes": exitCodes,
  files,
  privacy,
};

/** Shows a topic. Throws UsageError when neither it nor one of the commands is called so. */
export async function helpTopic(session: Session, topic: string, commands: readonly string[]): Promise<void> {
  const page = Object.hasOwn(TOPICS, topic) ? TOPICS[topic] : undefined;
  if (page) return session.show(page(session));
  throw new UsageError(
    `There is no help on ${topic}.`,
    didYouMean(
      topic,
      [...commands, ...Object.keys(TOPICS)],
      `Topics: ${Object.keys(TOPICS).join(", ")}; commands: mlcareer help`,
      (near) => `mlcareer help ${near}`,
    ),
  );
}

function exitCodes(): Page {
  return [
    heading("Exit codes", 1),
    facts([
      ["0", "done"],
      ["1", "what was given is wrong (an unknown name, a bad file), or something cannot be read or written"],
      ["2", "wrong usage: a flag, its value, or an argument that is missing"],
      ["70", "a bug; what is printed then helps to fix it"],
      ["130", "cancelled (Ctrl-C, or told to end); what was answered is kept"],
    ]),
    paragraph([
      "An error is one sentence on standard error with the place, and how to fix it. Results go to standard output, so a script may read that alone. ",
      code("MLCAREER_DEBUG=1"),
      " adds where in the program an error arose.",
    ]),
  ];
}

const SETTINGS = `plain: true            # as --plain
color: false           # as --no-color
currency: INR          # as salary --currency
hours-per-week: 10     # as plan --hours-per-week
pager: false           # as --no-pager
data: my-data          # as --data; seen from this file`;

function files(session: Session): Page {
  return [
    heading("Files", 1),
    facts([
      ["What is kept of you", placeOf(session)],
      ["  assessments/", "one JSON file for every assessment; never changed once written"],
      ["  checks/", "one for every check: the answers given, which count with your newest ratings for a year"],
      ["  plans/", "the plans you kept (mlcareer plan --keep)"],
      ["  adverts/", "the adverts you kept (mlcareer match FILE --keep NAME)"],
      ["  draft-….json, check-….json", "an interview or a check that was left; gone when it is finished"],
      ["  calendar.json", "a number drawn by chance, by which a calendar knows your plans again"],
    ]),
    paragraph([
      "The folder is ",
      code("$XDG_DATA_HOME/mlcareer"),
      ", or without that variable the usual one of the system. Files are readable by you alone (mode 0600). They are written whole or not at all; one that is damaged is named and left as it is.",
    ]),
    heading("Files you give"),
    list([
      ["An answers file (YAML or JSON): ", code("mlcareer assess --template > answers.yaml"), " makes one to fill in."],
      [
        "A data folder laid over what is built in: ",
        code("--data DIR"),
        "; ",
        code("mlcareer data check DIR"),
        " checks it.",
      ],
      [code("-"), " in place of a file's name is standard input or standard output."],
    ]),
    heading("Settings"),
    paragraph([
      "Flags you would give every time can stand in ",
      code(cleanLine(settingsFile(session.io) ?? "nowhere: there is no home folder (HOME is not set)")),
      ". A flag on the line is stronger, and so is the environment; ",
      code("--no-plain"),
      ", ",
      code("--color"),
      " and ",
      code("--currency native"),
      " undo one for a single run.",
    ]),
    { kind: "code", text: SETTINGS },
    heading("Files that are written"),
    list([
      [
        "Reports: .md, .json, .csv, .html, .txt. Plans: .md, .json, .ics, .txt. The name's ending says which, or ",
        code("--format"),
        ".",
      ],
      ["A file that exists is never replaced without ", code("--force"), ", and a link is never followed."],
      "With --force the new file keeps the mode of the old one. A device or a pipe is written into, and never replaced.",
    ]),
    heading("Environment"),
    facts([
      ["XDG_DATA_HOME, XDG_CONFIG_HOME", "where your data folder lies; where your settings lie"],
      ["NO_COLOR, CLICOLOR=0, TERM=dumb", "no colour"],
      ["FORCE_COLOR, CLICOLOR_FORCE", "colour in any case; FORCE_COLOR=0: none"],
      ["ACCESSIBLE=1", "static text and numbered choices, no redrawing"],
      ["COLUMNS", "how wide to print"],
      ["MLCAREER_DEBUG=1", "errors say where in the program they arose"],
    ]),
  ];
}

function placeOf({ io }: Session): string {
  try {
    return cleanLine(dataFolder(io));
  } catch {
    return "nowhere: there is no home folder (HOME is not set)";
  }
}

function privacy(): Page {
  return [
    heading("Privacy", 1),
    list([
      "No network: the program opens no connection, ever. All data it shows came with it.",
      "No account, no telemetry, no log.",
      "Your answers lie in one folder of your own (mlcareer help files says where), readable by you alone.",
      "From a résumé or code only the clauses that name a skill are kept, with names, employers, addresses, phones and e-mail masked; what you gave is never copied.",
      ["What would be kept is up to you: ", code("mlcareer assess --no-save"), " keeps nothing."],
      [
        "Answers to the check leave their folder only when you ask: ",
        code("mlcareer check --export-responses FILE"),
        " writes them without name, date or country, and sends nothing.",
      ],
      ["Take everything with you: ", code("mlcareer history export all.json"), "."],
      ["Remove everything: ", code("mlcareer history delete --all"), "."],
      "Errors name the place of a fault in a file, not what you wrote there beyond the field at fault.",
    ]),
  ];
}
