/** Places found by the geocoder: addresses, streets, postcodes. Not areas: those are searched in their own index. */
import { z } from "zod";
import { AreaCode } from "./area.ts";

export const FoundPlace = z.object({
  /** As the reader knows it: "Lijsterstraat 20, 3815DT Amersfoort". */
  name: z.string(),
  /** adres, weg, postcode, woonplaats or another word of the service. */
  kind: z.string(),
  /** Longitude and latitude. */
  point: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
  /** Code of the CBS buurt, where the service knows it. */
  buurt: AreaCode.optional(),
  /** In its parts, as far as the service tells them. */
  address: z
    .object({
      street: z.string().optional(),
      number: z.string().optional(),
      postcode: z.string().optional(),
      city: z.string().optional(),
    })
    .optional(),
});
export type FoundPlace = z.infer<typeof FoundPlace>;

/** Answer of `/api/v1/geocode?q=`, best first. */
export const Places = z
  .object({
    results: z.array(FoundPlace),
    /** False when the service behind it cannot be reached now: that is not the same as finding nothing. */
    available: z
      .boolean()
      .meta({ description: "Onwaar als de dienst nu niet bereikbaar is: dat is iets anders dan niets gevonden" }),
  })
  .meta({ id: "GeocoderResults" });
export type Places = z.infer<typeof Places>;
