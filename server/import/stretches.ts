/** Long work in stretches: a server has others to answer, and on SQLite nothing in a transaction lets go by itself. */
export { timeSlices as inStretches } from "../yielding.ts";
