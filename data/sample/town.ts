/**
 * The sample: a made-up island in the Markermeer with a town and a village, small enough to see whole and odd enough to try
 * everything on. It has an enclave (45 in 44), an area in two parts (54), a code with letters, a buurt without inhabitants,
 * one with few, and one with figures and no border.
 */

/** One cell of 500 m a pair: first the wijk, then the buurt in it; `--` is water. North is up. */
const plan = `
-- -- -- 11 11 12 12 13 -- -- --
-- -- 14 14 15 15 16 16 21 21 --
41 41 42 42 17 01 01 22 22 23 61
44 44 44 43 02 02 03 24 24 23 61
44 45 44 43 04 05 03 25 26 26 62
44 44 44 46 31 31 32 25 27 71 62
-- 47 47 46 33 34 32 28 27 71 63
-- -- 48 48 33 34 35 51 51 72 63
-- -- -- 36 36 35 35 52 53 72 72
-- -- -- -- -- 52 52 52 54 -- 54
`;

/** South-west corner of the plan in RD metres, and the side of a cell. */
export const corner = { x: 143_500, y: 505_500 };
export const cellSide = 500;

interface Wijk {
  gemeente: string;
  /** Two characters of its code. */
  code: string;
  name: string;
  /** Names of its buurten, in the order of their number. */
  buurten: string[];
}

const gemeenteNames: Record<string, string> = { GM9998: "Voorbeelddorp (fictief)", GM9999: "Voorbeeldstad (fictief)" };

/** By the first digit in the plan. */
const wijken: Wijk[] = [
  { gemeente: "9999", code: "00", name: "Binnenstad", buurten: ["Markt", "Kerkbuurt", "Stationsbuurt", "Oude Haven", "Bolwerk"] },
  {
    gemeente: "9999",
    code: "01",
    name: "Noord",
    buurten: ["Vogelbuurt", "Duinzicht", "Noorderstrand", "Lindenhof", "Plantage", "Sterrenbuurt", "Zuidwal"],
  },
  {
    gemeente: "9999",
    code: "02",
    name: "Oost",
    buurten: ["Rivierenbuurt", "Bloemenbuurt", "Weversbuurt", "Spoorbuurt", "Tuindorp", "Componistenbuurt", "Kade", "Oosterpark"],
  },
  {
    gemeente: "9999",
    code: "03",
    name: "Zuid",
    buurten: ["Schildersbuurt", "Dichtersbuurt", "Molenwijk", "Akkers", "Zuiderhof", "Strandweg"],
  },
  {
    gemeente: "9999",
    code: "04",
    name: "West",
    buurten: ["Westerhaven", "Vissersbuurt", "Bosrand", "Westpolder", "Terp", "Landzicht", "Rietveld", "Duinrand"],
  },
  { gemeente: "9999", code: "HA", name: "Haven", buurten: ["Dok", "Werf", "Silo", "Pieren"] },
  { gemeente: "9998", code: "00", name: "Dorp", buurten: ["Dorpsstraat", "Nieuwbouw", "Dijk"] },
  { gemeente: "9998", code: "01", name: "Buitengebied", buurten: ["Polder", "Kwelder"] },
];

export interface Buurt {
  code: string;
  name: string;
  wijk: string;
  gemeente: string;
  /** Column and row (from the south) of its cells. Empty: it has figures and no border. */
  cells: [column: number, row: number][];
}

export interface NamedArea {
  code: string;
  name: string;
}

const lines = plan.trim().split("\n").reverse();
const cellsOf = new Map<string, [number, number][]>();
for (const [row, line] of lines.entries()) {
  for (const [column, key] of line.split(" ").entries()) {
    if (key !== "--") cellsOf.set(key, [...(cellsOf.get(key) ?? []), [column, row]]);
  }
}

const buurtOf = (key: string, cells: Buurt["cells"]): Buurt => {
  const wijk = wijken[Number(key[0])];
  if (!wijk) throw new RangeError(`the plan names wijk ${key[0]}, which is not in the list`);
  return {
    code: `BU${wijk.gemeente}${wijk.code}0${key[1]}`,
    name: `${wijk.buurten[Number(key[1]) - 1] ?? "Eiland"} (fictief)`,
    wijk: `WK${wijk.gemeente}${wijk.code}`,
    gemeente: `GM${wijk.gemeente}`,
    cells,
  };
};

/** In code order. */
export const buurten: Buurt[] = [...[...cellsOf].map(([key, cells]) => buurtOf(key, cells)), buurtOf("29", [])].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
export const wijkList: NamedArea[] = wijken
  .map(({ gemeente, code, name }) => ({ code: `WK${gemeente}${code}`, name: `${name} (fictief)` }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
export const gemeenteList: NamedArea[] = Object.entries(gemeenteNames).map(([code, name]) => ({ code, name }));

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
