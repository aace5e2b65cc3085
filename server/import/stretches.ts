/** Long work in stretches: a server has others to answer, and on SQLite nothing in a transaction lets go by itself. */
import { timeSlices } from "../yielding.ts";

/** To be awaited between two pieces of the work: at once, or after everything that waited has had its turn. */
export const inStretches = (): (() => Promise<void> | undefined) => timeSlices();
