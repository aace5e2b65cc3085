/** What a table was asked for, in words that can stand in it: "thema: samenhang; gebied: Amersfoort (GM0307)". */
import type { Names } from "./names.ts";

const words: Record<string, string> = {
  theme: "thema",
  kind: "soort",
  phase: "fase",
  lifecycle: "levensloop",
  area: "gebied",
  organisation: "organisatie",
  q: "woorden",
  from: "loopt nog op of na",
  to: "begonnen op of voor",
  bbox: "binnen",
  middle: "midden binnen",
};

export function questionWords(query: Record<string, string | undefined>, names: Names): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (!value) return [];
    const known = name === "area" ? names.area(value) : name === "organisation" ? names.organisation(value) : undefined;
    return [`${words[name] ?? name}: ${known ? `${known} (${value})` : value.replaceAll(",", ", ")}`];
  });
  return parts.length === 0 ? "geen: alles wat gepubliceerd is" : parts.join("; ");
}
