/** The layer "maatschappelijke voorzieningen" of Amsterdam (GeoJSON) as entries: field names as the municipality gives them. */
import { z } from "zod";
import type { InitiativeInput } from "#data/schema/initiative.ts";

const text = z.string().nullish();
export const Facilities = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(
    z.object({
      geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
      properties: z.object({
        MVZN_ID: z.string().min(1),
        Naam: z.string(),
        Domein: z.string(),
        Categorie: text,
        Soort: text,
        Adres: text,
        Huisnummer: text,
        Postcode: text,
        Stadsdeel: text,
      }),
    }),
  ),
});
export type Facility = z.infer<typeof Facilities>["features"][number];

/** By Domein; what is not in it is for everybody who lives there. */
const themeOf: Record<string, InitiativeInput["themes"][number]> = {
  Onderwijs: "onderwijs",
  "Jeugd en Zorg": "gezondheid",
  "Sport en Spelen": "gezondheid",
  Basisvoorzieningen: "samenhang",
  "Kunst en Cultuur": "samenhang",
};

/** Not yet checked: the schema of initiatives is the judge, as for what people type. */
export function entryOf({ geometry, properties }: Facility): unknown {
  const { MVZN_ID, Naam, Domein, Categorie, Soort, Adres, Huisnummer, Postcode, Stadsdeel } = properties;
  const what = Soort || Categorie || Domein;
  const address = [[Adres, Huisnummer].filter(Boolean).join(" "), Postcode].filter(Boolean).join(", ");
  const where = [address, Stadsdeel && `stadsdeel ${Stadsdeel}`].filter(Boolean).join(", ");
  return {
    title: Naam.length < 3 ? `${what} ${Naam}`.trim() : Naam.slice(0, 120),
    summary: `${what} in Amsterdam${where ? `: ${where}` : ""}.`,
    kind: "voorziening",
    themes: [themeOf[Domein] ?? "samenhang"],
    phase: "uitvoeren",
    lifecycle: "loopt",
    regular: true,
    source: `Gemeente Amsterdam, maatschappelijke voorzieningen, ${MVZN_ID}`,
    place: { kind: "geometry", geometry, precision: "exact", public: true },
  } satisfies Record<keyof Pick<InitiativeInput, "title" | "summary" | "place">, unknown> & Record<string, unknown>;
}
