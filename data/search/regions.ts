/** The country and its provinces: larger than any area with figures of its own, so finding one only moves the map. */
import { fold } from "../text/fold.ts";

export interface Region {
  id: string;
  kind: "country" | "province";
  name: { nl: string; en: string };
  /** What else people call it. */
  others: readonly string[];
  /** West, south, east, north in degrees: around the land of its gemeenten. */
  box: readonly [number, number, number, number];
}

const province = (nl: string, box: Region["box"], en = nl, ...others: string[]): Region => ({
  id: fold(nl).replaceAll(" ", "-"),
  kind: "province",
  name: { nl, en },
  others,
  box,
});

export const regions: readonly Region[] = [
  {
    id: "nederland",
    kind: "country",
    name: { nl: "Nederland", en: "The Netherlands" },
    others: ["netherlands", "holland", "heel nederland"],
    box: [3.31, 50.75, 7.23, 53.56],
  },
  province("Groningen", [6.18, 52.84, 7.23, 53.55]),
  province("Fryslân", [4.85, 52.8, 6.43, 53.52], "Friesland", "friesland", "frieslan"),
  province("Drenthe", [6.12, 52.61, 7.09, 53.2]),
  province("Overijssel", [5.78, 52.12, 7.07, 52.85]),
  province("Flevoland", [5.12, 52.25, 6.02, 52.84]),
  province("Gelderland", [4.99, 51.73, 6.83, 52.52]),
  province("Utrecht", [4.79, 51.86, 5.63, 52.3]),
  province("Noord-Holland", [4.49, 52.17, 5.33, 53.19], "North Holland", "n holland"),
  province("Zuid-Holland", [3.84, 51.65, 5.03, 52.33], "South Holland", "z holland"),
  province("Zeeland", [3.36, 51.2, 4.28, 51.77]),
  province("Noord-Brabant", [4.19, 51.22, 6.05, 51.83], "North Brabant", "brabant"),
  province("Limburg", [5.57, 50.75, 6.23, 51.78]),
];

/** Those of which a name begins as typed, with or without "provincie"; from three letters. */
export function findRegions(text: string): Region[] {
  const asked = fold(text).replace(/^(?:provincie|province(?: of)?) /, "");
  if (asked.length < 3) return [];
  return regions.filter(({ name, others }) => [name.nl, name.en, ...others].some((one) => fold(one).startsWith(asked)));
}
