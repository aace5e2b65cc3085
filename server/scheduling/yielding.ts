/**
 * Cooperative scheduling of long work on the one main thread: it computes for a slice of time, then lets the event loop do what has
 * arrived meanwhile, and goes on when it is its turn. One slice an iteration of the loop, for all long work together: ten exports at
 * once hold up others no longer than one, and take ten times as long.
 */
const sliceMs = 8;

const queue: (() => void)[] = [];

function resumeFirst(): void {
  const resume = queue.shift();
  // Before the slice begins: an immediate that is asked for now runs in the next iteration, after what has arrived.
  if (queue.length > 0) setImmediate(resumeFirst);
  resume?.();
}

/** Resolves when the loop has looked at what arrived and all long work that waited before has had a slice. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    queue.push(resolve);
    if (queue.length === 1) setImmediate(resumeFirst);
  });

/**
 * Await what it answers after every small step of long work (up to a millisecond or so); most times that is nothing, and once the
 * slice is over it is the next turn.
 */
export function timeSlices(): () => Promise<void> | undefined {
  let began = performance.now();
  return () =>
    performance.now() - began < sliceMs
      ? undefined
      : nextTurn().then(() => {
          began = performance.now();
        });
}

/** What `each` makes of every item, in order. */
export async function mapInSlices<T, R>(items: Iterable<T>, each: (item: T, i: number) => R): Promise<R[]> {
  const slice = timeSlices();
  const made: R[] = [];
  for (const item of items) {
    made.push(each(item, made.length));
    await slice();
  }
  return made;
}

/** Runs work that stands still at every `yield` to its end. */
export async function runInSlices<R>(work: Generator<void, R>): Promise<R> {
  const slice = timeSlices();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await slice();
  }
}
