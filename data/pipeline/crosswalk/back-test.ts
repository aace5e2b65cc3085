/**
 * How far each way to carry counts over is off, tried where the truth is known: on wijken of which every buurt is the same today.
 * Their people are put together and shared out again as the rule says, and compared with what the source says of each buurt.
 */
import { z } from "zod";
import { isSteady, type Maps, type OlderBuurt, type Pieces } from "./pieces.ts";

/** A rule that is further off than this in the middle is not used. */
const mostError = 0.1;
/** Of fewer people a share of the error says nothing. */
const fewest = 50;

export const backTestRules = [
  "whole", // whole older buurten are added up
  "people", // a divided one is shared out as the people of today are, where their number stayed about the same
  "land", // or by land
] as const;

export const BackTest = z.object({
  rule: z.enum(backTestRules),
  /** Areas that it was tried on. */
  areas: z.number().int(),
  /** Part of the inhabitants that it is off: in the middle, and for one in ten more than that. */
  median: z.number(),
  ninetieth: z.number(),
  used: z.boolean(),
});
export type BackTest = z.infer<typeof BackTest>;

interface KnownBuurt {
  older: OlderBuurt;
  today: number;
  squareMetres: number;
}

/** `twins` gives the buurt of today that is the same as an older one: only wijken of which every buurt has one are tried. */
export function backTest(from: Maps, to: Maps, { older }: Pieces, twins: ReadonlyMap<string, string>): BackTest[] {
  const errors: Record<BackTest["rule"], number[]> = { whole: [], people: [], land: [] };
  for (const [wijk, buurten] of Map.groupBy(older, ({ code }) => `WK${code.slice(2, 8)}`)) {
    const all = buurten.reduce((sum, { inhabitants }) => sum + inhabitants, 0);
    const own = from.inhabitants(wijk);
    if (own !== undefined && own >= fewest) errors.whole.push(Math.abs(all - own) / own);
    const known = buurten.flatMap((buurt): KnownBuurt[] => {
      const twin = twins.get(buurt.code);
      const squareMetres = buurt.pieces.reduce((sum, piece) => sum + piece.squareMetres, 0);
      return twin === undefined ? [] : [{ older: buurt, today: to.inhabitants(twin) ?? 0, squareMetres }];
    });
    if (known.length < Math.max(2, buurten.length)) continue;
    const today = known.reduce((sum, one) => sum + one.today, 0);
    const land = known.reduce((sum, one) => sum + one.squareMetres, 0);
    for (const one of known) {
      const { inhabitants } = one.older;
      if (inhabitants < fewest) continue;
      const off = (share: number) => Math.abs(all * share - inhabitants) / inhabitants;
      if (isSteady(all, today)) errors.people.push(off(one.today / today));
      errors.land.push(off(one.squareMetres / land));
    }
  }
  return backTestRules.map((rule) => {
    const sorted = errors[rule].sort((a, b) => a - b);
    const at = (part: number) => Math.round((sorted[Math.floor(part * (sorted.length - 1))] ?? 0) * 1e4) / 1e4;
    return { rule, areas: sorted.length, median: at(0.5), ninetieth: at(0.9), used: sorted.length > 0 && at(0.5) <= mostError };
  });
}
