/** The country and its provinces: larger than any area of the map, so finding one only moves it; both have a profile. */
import { fold } from "../text/fold.ts";
import { eachNear, sortedWords } from "./near-words.ts";

export interface Region {
  id: string;
  kind: "country" | "province";
  /** As CBS has it. */
  code: string;
  name: { nl: string; en: string };
  /** What else people call it. */
  others: readonly string[];
  /** West, south, east, north in degrees: around the land of its gemeenten. */
  box: readonly [number, number, number, number];
}

const province = (code: string, nl: string, box: Region["box"], en = nl, ...others: string[]): Region => ({
  id: fold(nl).replaceAll(" ", "-"),
  kind: "province",
  code,
  name: { nl, en },
  others,
  box,
});

export const regions: readonly Region[] = [
  {
    id: "nederland",
    kind: "country",
    code: "NL00",
    name: { nl: "Nederland", en: "The Netherlands" },
    others: ["netherlands", "holland", "heel nederland"],
    box: [3.31, 50.75, 7.23, 53.56],
  },
  province("PV20", "Groningen", [6.18, 52.84, 7.23, 53.55]),
  province("PV21", "Fryslân", [4.85, 52.8, 6.43, 53.52], "Friesland", "friesland", "frieslan"),
  province("PV22", "Drenthe", [6.12, 52.61, 7.09, 53.2]),
  province("PV23", "Overijssel", [5.78, 52.12, 7.07, 52.85]),
  province("PV24", "Flevoland", [5.12, 52.25, 6.02, 52.84]),
  province("PV25", "Gelderland", [4.99, 51.73, 6.83, 52.52]),
  province("PV26", "Utrecht", [4.79, 51.86, 5.63, 52.3]),
  province("PV27", "Noord-Holland", [4.49, 52.17, 5.33, 53.19], "North Holland", "n holland"),
  province("PV28", "Zuid-Holland", [3.84, 51.65, 5.03, 52.33], "South Holland", "z holland"),
  province("PV29", "Zeeland", [3.36, 51.2, 4.28, 51.77]),
  province("PV30", "Noord-Brabant", [4.19, 51.22, 6.05, 51.83], "North Brabant", "brabant", "n brabant"),
  province("PV31", "Limburg", [5.57, 50.75, 6.23, 51.78]),
];

/** Undefined for the code of anything smaller. */
export const regionWithCode = (code: string): Region | undefined => regions.find((one) => one.code === code);

/** By code, or by a name that begins as typed, with or without "provincie", spaces and hyphens, from three letters; else with one typing error. */
export function findRegions(text: string): Region[] {
  const asked = fold(text)
    .replace(/^(?:provincie|province(?: of)?) /, "")
    .replaceAll(" ", "");
  if (asked.length < 3) return [];
  const called = regions.filter(
    ({ code, name, others }) =>
      fold(code) === asked || [name.nl, name.en, ...others].some((one) => joined(one).startsWith(asked)),
  );
  return called.length > 0 ? called : mistyped(asked);
}

const joined = (name: string): string => fold(name).replaceAll(" ", "");

/** What a typing error costs at most; how many letters a name needs, and how many may still be untyped. */
const [oneError, shortestMistyped, untyped] = [4, 6, 2];

/** Those of which the whole name is meant: an area that is called Hofland or Rimburg is no province. */
function mistyped(asked: string): Region[] {
  if (asked.length < shortestMistyped) return [];
  const names = new Map(regions.flatMap((one) => [one.name.nl, one.name.en].map((name) => [joined(name), one] as const)));
  const sorted = sortedWords([...names.keys()].sort());
  const found = new Set<Region>();
  eachNear(sorted, asked, (word, cost) => {
    const name = sorted.words[word] ?? "";
    const region = names.get(name);
    if (region && cost <= oneError && name[0] === asked[0] && asked.length >= name.length - untyped) found.add(region);
  });
  return [...found];
}
