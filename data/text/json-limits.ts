/** Looks at JSON text before it is parsed: depth and size first, so that a hostile body costs one pass and no memory. */
export interface JsonLimits {
  /** UTF-16 units of text. */
  length: number;
  /** Nested arrays and objects: GeoJSON of a MultiPolygon inside our request has 9. */
  depth: number;
  /** Members, items and brackets together: what it costs to parse and to check. Two geometries of 3,000 corners have 18,000. */
  values?: number;
}

export const jsonLimits: JsonLimits = { length: 1_000_000, depth: 24, values: 25_000 };

/** Which limit the text breaks, undefined when none. Brackets within strings do not count. */
export function brokenLimit(text: string, limits: JsonLimits = jsonLimits): keyof JsonLimits | undefined {
  if (text.length > limits.length) return "length";
  const { values = Number.POSITIVE_INFINITY } = limits;
  let [depth, found] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) {
      for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
    } else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > limits.depth) return "depth";
      if (++found > values) return "values";
    } else if (unit === 0x2c) {
      if (++found > values) return "values";
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return undefined;
}
