/*
 * CSV files of one's own, in one file of the program: what reading and proposing share stands in it once.
 */
export { importCsv } from "./csv.ts";
export { mappingOf } from "./csv-mapping.ts";
export { proposeMapping } from "./propose.ts";
