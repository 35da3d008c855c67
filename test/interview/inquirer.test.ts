import { PassThrough, Writable } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadCatalog } from "../../src/catalog/load.ts";
import type { Role } from "../../src/catalog/schema.ts";
import { Cancelled } from "../../src/errors.ts";
import { type Draft, newDraft } from "../../src/interview/draft.ts";
import { inquirerPrompter } from "../../src/interview/inquirer.ts";
import type { Prompter } from "../../src/interview/prompter.ts";
import type { ChooseQuestion, PickQuestion, Question } from "../../src/interview/question.ts";
import { interview } from "../../src/interview/run.ts";
import { Screen } from "../helpers/screen.ts";
import { keysFor, knows } from "../helpers/scripted-prompter.ts";
import { NOW, place, question, setting, role as small } from "./fixtures.ts";

const level = question("level:a") as ChooseQuestion;
const several = question("pick:several") as PickQuestion;

let open: Prompter | undefined;
afterEach(() => open?.close());

/** A terminal made of streams: what is typed into it, what it shows, whether it is in raw mode. Nobody reads, unless told. */
function terminal(signal?: AbortSignal, reading = 0) {
  const screen = new Screen(80, 24);
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (raw: boolean) => modes.push(raw) });
  const output = Object.assign(
    new Writable({
      write(chunk, _encoding, next) {
        screen.write(String(chunk).replaceAll("\n", "\r\n")); // as a terminal driver does
        next();
      },
    }),
    { rows: 24, columns: 80 },
  );
  const prompter = inquirerPrompter({
    input,
    output,
    width: () => output.columns,
    colour: false,
    unicode: true,
    words: (text) => text,
    signal,
    reading,
  });
  open = prompter;
  return { screen, modes, input, output, prompter, type: (keys: string) => input.write(keys) };
}

describe("the prompter on a terminal", () => {
  it("takes one key for an answer and leaves one line behind", async () => {
    const { prompter, type, screen } = terminal();
    const reply = prompter.choose(level, place);
    type("3");
    expect(await reply).toEqual({ kind: "answer", value: "3" });
    expect(screen.text()).toBe("A: 3 independent");
  });

  it("redraws in place", async () => {
    const { prompter, type, screen } = terminal();
    const reply = prompter.pick(several, place);
    type("13");
    type("\u001b[A");
    const shown = () =>
      expect(screen.text()).toMatch(
        /^\nseveral .*\nWhich .*\n\n {2}\[x\] 1 {2}B\n❯ \[ \] 2 {2}C\n {2}\[x\] 3 {2}D\n\n1-3 .*\nq save and quit.*$/,
      );
    await vi.waitFor(shown);
    expect(screen.cursorShown).toBe(false);
    type("\r");
    expect(await reply).toEqual({ kind: "answer", value: ["b", "d"] });
    expect(screen.cursorShown).toBe(true);
  });

  it("takes no answer typed ahead of its question, but moves", async () => {
    const { prompter, type, screen } = terminal();
    type("1" + "\r" + "4" + "\u001b[B" + "s");
    expect(await prompter.pick(several, place)).toEqual({ kind: "answer", value: ["b"] });
    const reply = prompter.choose(level, place);
    await vi.waitFor(() => expect(screen.text()).toContain("❯ 0  none"));
    type("3");
    expect(await reply).toEqual({ kind: "answer", value: "3" });
  });

  it("takes the line of an answer off again when going back over it", async () => {
    const { prompter, type, screen } = terminal();
    const asks = (key: string, short = "A") => {
      type(key);
      return prompter.choose({ ...level, short }, place);
    };
    prompter.tell("Hello.");
    await asks("2");
    await asks("3", "Other");
    expect(screen.text()).toBe("Hello.\nA: 2 guided\nOther: 3 independent");
    expect(await asks("b")).toEqual({ kind: "back" });
    expect(screen.text()).toBe("Hello.\nA: 2 guided");
  });

  it("stops on Ctrl-C with the cursor shown and the terminal as it was", async () => {
    const { prompter, type, screen, modes } = terminal();
    const reply = prompter.choose(level, place);
    type("\u0003");
    await expect(reply).rejects.toThrow(Cancelled);
    prompter.close();
    expect(screen.text()).toBe("");
    expect(screen.cursorShown).toBe(true);
    expect(modes).toEqual([true, false]);
  });

  it("takes Ctrl-D for save and quit", async () => {
    const { prompter, type } = terminal();
    const reply = prompter.choose(level, place);
    type("\u0004");
    expect(await reply).toEqual({ kind: "quit" });
  });

  it.each([
    ["the input ends", ({ input }: ReturnType<typeof terminal>) => void input.end()],
    ["it is told to", (_: unknown, stop: AbortController) => stop.abort()],
  ])("stops when %s", async (_name, end) => {
    const stop = new AbortController();
    const made = terminal(stop.signal);
    const reply = made.prompter.choose(level, place);
    end(made, stop);
    await expect(reply).rejects.toThrow(Cancelled);
    expect(made.screen.cursorShown).toBe(true);
  });

  it("draws anew for another width", async () => {
    const { prompter, type, screen, output } = terminal();
    const reply = prompter.choose(level, place);
    await vi.waitFor(() => expect(screen.text()).toContain("  1  aware        Read about a."));
    output.columns = 30;
    output.emit("resize");
    await vi.waitFor(() => expect(screen.text()).toContain("  1  aware\n     Read about a."));
    type("1");
    await reply;
    expect(screen.text()).toBe("A: 1 aware");
  });
});

describe("a whole interview in key presses", () => {
  const pressed = async (
    where: typeof setting,
    levels: Record<string, number>,
    found?: Draft["found"],
    way = "full",
  ) => {
    const { prompter, type } = terminal();
    const person = knows(levels, "bachelors", way);
    let presses = 0;
    const typing = <Q extends Question>(asked: Q, at: typeof place | undefined): Q => {
      // Enter where a way is not offered: after a résumé that tells all that the short way asks, it is none.
      const keys = keysFor(asked, person(asked, at)) || "\r";
      presses += keys.length;
      type(keys);
      return asked;
    };
    const typist: Prompter = {
      choose: (asked, at) => prompter.choose(typing(asked, at), at),
      pick: (asked, at) => prompter.pick(typing(asked, at), at),
      rate: (asked, at) => prompter.rate(typing(asked, at), at),
      enter: (text) => prompter.enter(text),
      tell: (text) => prompter.tell(text),
      close: () => prompter.close(),
    };
    const draft = { ...newDraft(where.role.id, NOW), ...(found ? { found } : {}) };
    const outcome = await interview({ ...where, draft, prompter: typist, save: () => {} });
    return { presses, ...outcome };
  };

  it("gives the answers that were typed", async () => {
    const { presses, draft } = await pressed(setting, { a: 3, c: 2 });
    expect(draft.answers.ratings).toMatchObject({ a: { level: 3 }, b: { level: 0 }, c: { level: 2 }, x: { level: 0 } });
    expect(draft.role).toBe(small.id);
    expect(presses).toBe(1 + 1 + 2 + 1 + 1 + 1 + 1);
  });

  it("needs at most 90 for a person who knows 20 skills, over every role", async () => {
    const { roles, skills, countries } = loadCatalog("data");
    for (const role of roles) {
      const asked = role.requirements.flatMap((requirement) => ("options" in requirement ? requirement.options : []));
      const known = [...new Set(asked.map(({ skill }) => skill))].filter((_, i) => i % 3 !== 2).slice(0, 20);
      const levels = Object.fromEntries(known.map((id, i) => [id, 1 + (i % 4)]));
      const { presses, finished, draft } = await pressed({ role, catalog: { roles, skills }, countries }, levels);
      expect(finished).toBe(true);
      expect(Object.entries(draft.answers.ratings).filter(([, { level }]) => level > 0)).toHaveLength(known.length);
      expect(presses, `${role.id}, ${known.length} skills`).toBeLessThanOrEqual(90);
    }
  });

  const { roles, skills, countries } = loadCatalog("data");
  const ways = roles.flatMap((role) => ["full", "short", "found"].map((way) => [role.id, way] as const));
  it.each(ways)(
    "needs at most 40 after a résumé of 15 skills that are all the person knows: %s, %s",
    async (id, way) => {
      const role = roles.find((one) => one.id === id) as Role;
      const asked = role.requirements.flatMap((requirement) => ("options" in requirement ? requirement.options : []));
      const known = [...new Set(asked.map(({ skill }) => skill))].filter((_, i) => i % 3 !== 2).slice(0, 15);
      const found = known.map((skill, i) => ({
        skill,
        level: 1 + (i % 3),
        lastUsed: i % 2 === 0 ? ("within-year" as const) : ("longer" as const),
        evidence: [{ kind: "resume" as const, where: "cv.txt, work 1", quote: "Built it", level: 3 }],
      }));
      const levels = Object.fromEntries(found.map(({ skill, level }) => [skill, level]));
      const where = {
        role,
        catalog: { roles, skills },
        countries: { US: countries.US ?? "" },
        asksWay: true,
        asksTime: true,
      };
      const { presses, finished, draft } = await pressed(where, levels, found, way);
      expect(finished).toBe(true);
      expect(Object.entries(draft.answers.ratings).filter(([, { level }]) => level > 0)).toHaveLength(known.length);
      expect(presses, `${role.id}, ${way}`).toBeLessThanOrEqual(40);
    },
  );
});
