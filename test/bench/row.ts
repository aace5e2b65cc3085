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
