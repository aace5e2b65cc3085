/** Repeatable chance: the same name gives the same number on every machine, so the sample town is the same everywhere. */

/** 0 (included) to 1, from a text (FNV-1a, finished by mulberry32's mixing). */
export function noise(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  let t = (hash + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), 1 | t);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** Between the two ends. */
export const between = (name: string, low: number, high: number): number => low + (high - low) * noise(name);
