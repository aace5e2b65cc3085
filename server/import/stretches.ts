/** Long work in stretches: a server has others to answer, and on SQLite nothing in a transaction lets go by itself. */

/** Milliseconds of work before others get their turn. */
const stretchMs = 10;

/** To be awaited between two pieces of the work: at once, or after everything that waited has had its turn. */
export function inStretches(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < stretchMs) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
