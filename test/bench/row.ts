/** What a bench answers: one row a figure, ours beside the peer of the same run, and the goal it is held against. */
export interface BenchRow {
  bench: string;
  what: string;
  unit: string;
  /** Median of at least three runs. */
  ours: number;
  peer?: number;
  peerName?: string;
  /** ours / peer. */
  ratio?: number;
  /** In words: "ratio <= 0.25", "<= 1.2 MB". */
  goal?: string;
  /** Whether the goal is met; absent where there is none or the peer is not on this machine. */
  met?: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** Runs `work` several times, one after the other, and answers the median of what it measured. */
export async function medianOf(times: number, work: () => Promise<number>): Promise<number> {
  const measured: number[] = [];
  for (let i = 0; i < times; i++) measured.push(await work());
  return median(measured);
}

/** How fast this machine is now, told by a peer whose figure is known from the machine where the goals were set. */
export interface Pace {
  peerName: string;
  /** How many times slower than where the goals were set; 1 where that is not known. */
  factor: number;
}

/** A goal in milliseconds that waits for a slow machine as long as the peer of the same run does, and never moves down. */
export function msGoal(ours: number, ms: number, { peerName, factor }: Pace, words = "<="): Pick<BenchRow, "goal" | "met"> {
  const allowed = ms * Math.max(1, factor);
  const why = factor > 1 ? ` (${ms} ms, and ${peerName} is ${factor.toFixed(1)}x slower than where that was set)` : "";
  return { goal: `${words} ${allowed.toFixed(allowed < 10 ? 1 : 0)} ms${why}`, met: ours <= allowed };
}
