/** What of pay a figure is: without stock and bonus, with them, what an advert names, official statistics of employees. */
export const PAY_KINDS = ["base", "total", "advertised", "official"] as const;
export type PayKind = (typeof PAY_KINDS)[number];

/** What percentiles are made from; `filings`: an employer's public ones for foreign hires, `offers`: posted by people. */
export const PAY_BASES = ["adverts", "people", "official", "filings", "offers"] as const;
export type PayBasis = (typeof PAY_BASES)[number];

/** What of pay a row is, where it does not say so itself. */
const KIND_OF_BASIS: Partial<Record<PayBasis, PayKind>> = {
  adverts: "advertised",
  official: "official",
  filings: "base",
};

export function kindOfPay({
  pay,
  basis,
}: {
  pay?: PayKind | undefined;
  basis?: PayBasis | undefined;
}): PayKind | undefined {
  return pay ?? (basis && KIND_OF_BASIS[basis]);
}
