export interface Row {
  values: string[];
  types: string[];
  packages: string[];
}
export function importsOf(text: string): { to: string; types: boolean }[];
export function readTable(markdown: string): Map<string, Row>;
export function roomOf(path: string, table: ReadonlyMap<string, Row>): string | undefined;
export function faultsOf(files: ReadonlyMap<string, string>, table: ReadonlyMap<string, Row>): string[];
export function circlesOf(files: ReadonlyMap<string, string>): string[];
export function readSources(): Map<string, string>;
export function readContributing(): string;
