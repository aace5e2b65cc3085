import type { Indicator } from "#data/schema/indicator.ts";

/** Distinct quantiles of ascending values, or the limits that the source gives. */
export function breaksOf(sorted: readonly number[], { method, classes, breaks }: Indicator["classMethod"]): number[] {
  if (method === "given" && breaks) return breaks;
  const limits = Array.from({ length: classes - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / classes)] ?? 0);
  return [...new Set(limits)].filter((limit) => limit > (sorted[0] ?? 0));
}
