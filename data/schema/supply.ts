/**
 * What initiatives offer, and where: everything that reach is computed from, as columns. Only of what is published and has not ended,
 * and of a place no more than everybody may know. Entry i of every array is one initiative, in an order that says nothing.
 */
import { z } from "zod";

const whole = z.number().int();

export const Supply = z
  .object({
    /** Of the published set that rows are of. */
    generation: z.string(),
    /** Day that confirmations and declarations are counted on. */
    day: z.iso.date(),
    reach: z.array(whole).meta({ description: "Mensen die het in een jaar bereikt; -1 als dat niet bekend is" }),
    euros: z.array(z.number()).meta({
      description:
        "Toegezegde en betaalde euro's per jaar, van de regels die op `day` lopen: een bedrag wordt verdeeld over de jaren van zijn periode; zonder begin of eind telt het als het bedrag van één jaar. -1 als er geen regel loopt",
    }),
    themes: z.array(whole).meta({ description: "Bit i is thema i" }),
    targetGroups: z
      .array(whole)
      .meta({ description: "Bit i is doelgroep i; 0 als er geen genoemd is: dan is het voor iedereen" }),
    confirmed: z.array(whole).meta({ description: "1 als een mens het laatste half jaar bevestigde dat het klopt" }),
    /** Row of the buurt that its point lies in; -1 where it works by area. */
    home: z.array(whole),
    /** Longitude and latitude in turn, in units of 1e-5 degrees; 0 and 0 where it works by area. */
    points: z.array(whole),
    /** Its working area is a distance around the point, in metres; 0 where none was named. */
    metres: z.array(whole),
    /** Where it works by area: its buurten are `rows[start[i]]` to `rows[start[i + 1]]`. Without any it works in the whole country. */
    start: z.array(whole),
    rows: z.array(whole),
    /** Of each of `rows` the share of the buurt that is covered, in thousandths. */
    shares: z.array(whole),
  })
  .meta({ id: "Supply", description: "Wat initiatieven bieden en waar: waarmee bereik wordt berekend" });
export type Supply = z.infer<typeof Supply>;
