export function fitDifficulties(rankings: readonly (readonly string[])[]): Map<string, number>;
export function readBank(folder?: string): { texts: Map<string, string>; rankings: string[][] };
export function withDifficulties(text: string, difficulties: ReadonlyMap<string, number>): string;
