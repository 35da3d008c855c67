/*
 * Tables of others whose columns are known, in one file of the program: what they share stands in it once.
 */
export { importLca } from "./lca.ts";
export { importOews } from "./oews.ts";
