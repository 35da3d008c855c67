/** The one scale of the product: what a person has done with a skill, 0 to 4. */
export const LEVELS = [0, 1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_NAMES = ["none", "aware", "guided", "independent", "leading"] as const;

/** When a skill was last used; never changes a level, only marks it for refreshing. All but the first say how long ago. */
export const LAST_USED = ["within-year", "1-3-years", "longer", "over-a-year"] as const;
export type LastUsed = (typeof LAST_USED)[number];

/** The education ladder; the index is the rung (0 to 3). */
export const DEGREES = ["none", "bachelors", "masters", "doctorate"] as const;
export type Degree = (typeof DEGREES)[number];

export const DEGREE_NAMES: Record<Degree, string> = {
  none: "no degree",
  bachelors: "bachelor's degree",
  masters: "master's degree",
  doctorate: "doctorate",
};

/** True when a number is a level of the scale. */
export function isLevel(value: number): value is Level {
  return Number.isInteger(value) && value >= 0 && value <= 4;
}
