import { builtCatalog } from "../../src/catalog/built.ts";
import { type Advert, prepareGround, readAdvert } from "../../src/evidence/advert.ts";

const ground = prepareGround(builtCatalog("dist/data"));

/** A text read with the built-in vocabulary. */
export function read(text: string): Advert {
  return readAdvert(text, ground);
}

/** What is said of one name, in short: "required 3", "preferred", "absent". */
export function said(text: string, name: string): string {
  const ask = read(text).asks.find((one) => one.name === name);
  return ask ? [ask.need, ask.level].filter((part) => part !== undefined).join(" ") : "absent";
}
