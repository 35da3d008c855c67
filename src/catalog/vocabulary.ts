import type { Issue } from "../errors.ts";
import type { Folder } from "./folder.ts";
import { type Catalog, formText, LANGUAGES, type Term } from "./schema.ts";

/*
 * What must hold of the vocabulary: every form leads to one term or names the company that tells it apart, and every
 * skill is found by some form.
 */

/** What means the same has one entry; one that holds in certain languages only is another. */
export function termsAreNamedOnce({ vocabulary }: Folder): Issue[] {
  const seen = new Set<string>();
  return vocabulary.flatMap(({ value, issue }) => {
    const key = termKey(value).toLowerCase();
    if (seen.has(key)) return [issue(["name"], `${value.name} is defined twice`)];
    seen.add(key);
    return [];
  });
}

/** A name may stand once more for languages in which other forms mean it. */
export function termKey({ name, languages }: Term): string {
  return JSON.stringify([name, languages]);
}

/** Of several terms with a form in common, all but one say what stands near it. Capitals do not tell forms apart. */
export function formsAreDistinct({ vocabulary }: Folder, catalog: Catalog): Issue[] {
  const owners = new Map<string, Term>();
  for (const term of catalog.vocabulary) for (const key of plainKeys(term)) if (!owners.has(key)) owners.set(key, term);
  return vocabulary.flatMap(({ value, issue }) => {
    const keys = plainKeys(value);
    const twice = keys.filter((key, i) => keys.indexOf(key) < i);
    const taken = keys.filter((key) => {
      const owner = owners.get(key);
      return owner !== undefined && owner.name !== value.name;
    });
    return [
      ...twice.map((key) => issue(["forms"], `the form "${wordsOf(key)}" stands twice; one of them needs near`)),
      ...[...new Set(taken)].map((key) =>
        issue(
          ["forms"],
          `the form "${wordsOf(key)}" leads to ${owners.get(key)?.name} already; one of them needs near`,
        ),
      ),
    ];
  });
}

/** The forms that need no company, in small letters, once for every language. */
function plainKeys({ forms, languages = [...LANGUAGES] }: Term): string[] {
  return forms
    .filter((form) => typeof form === "string" || form.near === undefined)
    .flatMap((form) => languages.map((language) => `${language} ${formText(form).toLowerCase()}`));
}

function wordsOf(key: string): string {
  return key.slice(key.indexOf(" ") + 1);
}

/** In a folder that brings both, a skill that no form leads to would never be found in an advert. */
export function skillsHaveWords({ skills, files }: Folder, catalog: Catalog): Issue[] {
  const ours = files.filter(({ kind }) => kind === "vocabulary");
  if (ours.length === 0 || ours.some(({ parsed }) => !parsed)) return [];
  const reached = new Set(catalog.vocabulary.map(({ skill }) => skill));
  return skills
    .filter(({ value }) => value.status === "current" && !reached.has(value.id))
    .map(({ value, issue }) => issue(["id"], `no form of the vocabulary leads to ${value.id}`));
}
