/** Map stories: views of the map one after the other, each with a text and the figures that the text rests on. */
import { z } from "zod";
import type { FaultCode } from "../schema/faults.ts";
import { typed } from "../schema/text.ts";
import type { EntryDefinition } from "./definition.ts";
import { AboutAreas, aboutFields, InternalContact, Phases, phasesInOrder, Themes, uniqueList } from "./fields.ts";

const fault = (code: FaultCode) => code;

/** The address of a view of our own map, as the address bar has it; the site before it is left out, so that a copy of the place keeps it. */
const MapAddress = typed(1, 2000)
  .transform((text) => text.replace(/^https?:\/\/[^/?#\s]+/i, "").replace(/^\?/, "/?"))
  .refine((text) => /^\/(\?[^\s#\\<>"]*)?$/.test(text), fault("mapAddress"));

/** A figure by indicator, area and year: "misdrijven/WK030701/2024". */
const FigureRef = z.string().regex(/^[a-z][a-z0-9-]{1,80}\/[A-Za-z][A-Za-z0-9-]{1,59}\/(19|20)\d\d$/, fault("figureRef"));
export const readFigureRef = (text: string): { indicator: string; area: string; year: number } => {
  const [indicator = "", area = "", year = ""] = text.split("/");
  return { indicator, area, year: Number(year) };
};

/** Of a step: the areas of the largest list, and the country. */
const mostFigures = 40;

export const MapStep = z.strictObject({
  heading: typed(2, 120),
  text: typed(10, 2000),
  view: MapAddress,
  figures: uniqueList(FigureRef, 0, mostFigures).default([]),
});
export type MapStep = z.infer<typeof MapStep>;

export const mostSteps = 30;

export const MapStory = z.strictObject({
  title: typed(3, 160),
  summary: typed(10, 2000),
  steps: z.array(MapStep).min(1).max(mostSteps),
  themes: Themes,
  phases: Phases,
  areas: AboutAreas,
  source: typed(2, 500).optional(),
  internalContact: InternalContact,
});
export type MapStory = z.infer<typeof MapStory>;

export const mapStory: EntryDefinition = {
  type: "mapStory",
  dutch: "kaartverhalen",
  home: "/kennis",
  number: 6,
  schema: MapStory,
  proposed: ["summary", "steps"],
  public: ["summary", "steps", "themes", "phases", "areas", "source"],
  kinds: [],
  listed: (content) => {
    const { steps = [], phases: its } = content as Partial<MapStory>;
    return {
      title: content.title,
      texts: [content.summary, ...steps.flatMap(({ heading, text }) => [heading, text])],
      themes: content.themes,
      phases: phasesInOrder(its),
    };
  },
  schemaOrg: () => "Article",
  confirmed: false,
  form: [
    {
      part: "what",
      fields: [
        { field: "title", as: "text" },
        { field: "summary", as: "longText" },
      ],
    },
    {
      part: "steps",
      fields: [
        {
          field: "steps",
          as: "rows",
          fields: [
            { field: "heading", as: "text" },
            { field: "text", as: "longText" },
            { field: "view", as: "text" },
            { field: "figures", as: "texts", most: mostFigures, optional: true },
          ],
        },
      ],
    },
    {
      part: "about",
      fields: aboutFields,
    },
    { part: "files", fields: [{ field: "source", as: "text", optional: true }] },
    {
      part: "contact",
      fields: [
        { field: "organisation", as: "owner" },
        { field: "internalContact", as: "contact", optional: true },
      ],
    },
  ],
};
