/** Which published initiatives may be the one that is being entered. */
import { widenedBox } from "#data/geometry/metres.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { fold } from "#data/text/fold.ts";
import { type Draft, valueAt } from "../../state/draft.ts";

/** Metres around the place that count as close by. */
const metres = 400;

/** The question for what is close by; undefined while theme or place is not known. */
export function nearOf(draft: Draft): Record<string, string> | undefined {
  const themes = valueAt(draft, "themes") as readonly string[] | undefined;
  if (!themes || themes.length === 0) return undefined;
  const theme = themes.join(",");
  const code = valueAt(draft, "place.code");
  if (valueAt(draft, "place.kind") === "area" && typeof code === "string") return { theme, area: code };
  const geometry = valueAt(draft, "place.geometry") as Geometry | undefined;
  const flat = geometry ? ((geometry.coordinates as unknown[]).flat(3) as number[]) : [];
  if (flat.length < 2) return undefined;
  const [xs, ys] = [flat.filter((_, i) => i % 2 === 0), flat.filter((_, i) => i % 2 === 1)];
  const box = widenedBox([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], metres);
  return { theme, bbox: box.map((degrees) => degrees.toFixed(5)).join(",") };
}

const small = new Set(["het", "een", "van", "voor", "met", "the", "and", "aan", "bij", "naar", "der", "den"]);

/** The words of a title that tell it from others, longest first. */
export const wordsOf = (title: string): string[] =>
  [...new Set(fold(title).split(" "))]
    .filter((word) => word.length > 3 && !small.has(word))
    .sort((a, b) => b.length - a.length)
    .slice(0, 4);

/** Best first: those that share at least half of the words. */
export function similarTitles(found: readonly PublicInitiative[], words: readonly string[]): PublicInitiative[] {
  const shared = ({ content }: PublicInitiative) => words.filter((word) => fold(content.title).includes(word)).length;
  return found
    .map((one) => ({ one, count: shared(one) }))
    .filter(({ count }) => count > 0 && count * 2 >= words.length)
    .sort((a, b) => b.count - a.count)
    .map(({ one }) => one);
}
