/** What readers ask of the list of initiatives, as parameters of an address. */
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { Country } from "../fixtures/many-initiatives.ts";

const words = ["moestuin", "tuin", "schulden", "energiearmoede", "eenzaamheid jongeren", "buurt", "koken ouderen", "Liendert"];

type Question = (chance: () => number) => Record<string, string>;

/** Every question with other values each time, as readers ask them. */
export function questions({ buurten, wijken, gemeenten, boxes }: Country): Record<string, Question> {
  const one = <T>(of: readonly T[], chance: () => number): T => of[Math.floor(chance() * of.length)] as T;
  const around = (chance: () => number, width: number, height: number) => {
    const row = Math.floor(chance() * buurten.bordered);
    const [west = 0, south = 0] = boxes.slice(row * 4, row * 4 + 2).map((degrees) => degrees / 1e5);
    return {
      bbox: [west - width / 2, south - height / 2, west + width / 2, south + height / 2].map((n) => n.toFixed(5)).join(","),
    };
  };
  const theme = (chance: () => number) => ({ theme: one(initiativeThemes, chance) });
  const gemeente = (chance: () => number) => ({ area: one(gemeenten.codes, chance) });
  const text = (chance: () => number) => ({ q: one(words, chance) });
  const period = (chance: () => number) => ({ from: `20${20 + Math.floor(chance() * 6)}-01-01`, to: "2026-06-30" });
  return {
    "the whole country": () => ({}),
    "box of a buurt": (chance) => around(chance, 0.02, 0.012),
    "box of a gemeente": (chance) => around(chance, 0.15, 0.09),
    "box of a province": (chance) => around(chance, 1.1, 0.7),
    "a theme": theme,
    "a phase and a lifecycle": () => ({ phase: "uitvoeren", lifecycle: "loopt" }),
    "a period": period,
    "an organisation": (chance) => ({ organisation: `organisation-${Math.floor(chance() * 400)}` }),
    "a buurt": (chance) => ({ area: one(buurten.codes, chance) }),
    "a wijk": (chance) => ({ area: one(wijken.codes, chance) }),
    "a gemeente": gemeente,
    Amsterdam: () => ({ area: "GM0363" }),
    text,
    "text and theme": (chance) => ({ ...text(chance), ...theme(chance) }),
    "text in a gemeente": (chance) => ({ ...text(chance), ...gemeente(chance) }),
    "theme, period and box of a province": (chance) => ({ ...theme(chance), ...period(chance), ...around(chance, 1.1, 0.7) }),
  };
}
