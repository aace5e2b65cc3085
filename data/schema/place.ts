/** Places found by the geocoder: addresses, streets, postcodes. Not areas: those are searched in their own index. */
import { z } from "zod";

export const Place = z.object({
  /** As the reader knows it: "Molenpark 2, 3500AA Utrecht". */
  label: z.string(),
  kind: z.enum(["adres", "weg", "postcode", "woonplaats", "overig"]).catch("overig"),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});
export type Place = z.infer<typeof Place>;

/** Answer of `/api/v1/geocode?q=`, best first. */
export const Places = z.object({ results: z.array(Place) });
export type Places = z.infer<typeof Places>;
