/** Facts of the field that every new place begins with: what was written and tried, by whom, and where that can be checked. */
import type { z } from "zod";
import type { Activity } from "../entry-types/activity.ts";
import type { Example } from "../entry-types/example.ts";
import type { MapStory } from "../entry-types/map-story.ts";
import type { Publication } from "../entry-types/publication.ts";
import type { Organisation } from "../schema/organisation.ts";
import type { ListReader } from "./twenty-areas.ts";

interface AnyFact {
  /** By which it is known and others name it; never used again. */
  key: string;
  /** With which batch it came: what is added later gets a higher number, so that it also reaches places that began earlier. */
  batch: number;
  /** Name of the organisation that it belongs to: the first partner of those that made it. Absent where none of them did. */
  owner?: string;
}

/** `source` says where the fact itself was read. Of another fact the key takes the place of the id. */
export type KnowledgeFact =
  | (AnyFact & { type: "publication"; content: z.input<typeof Publication> & { source: string } })
  | (AnyFact & { type: "example"; content: z.input<typeof Example> & { source: string } })
  | (AnyFact & { type: "activity"; content: z.input<typeof Activity> & { source: string } });

/** Undefined where the set has nothing to write it from: the sample town has no focusgebieden. */
export interface WrittenFact extends AnyFact {
  type: "mapStory";
  write: (read: ListReader) => z.input<typeof MapStory> | undefined;
}

/** The partners of WijkWijzer: six organisations and the ministry. Source: movisie.nl/artikel/wijkwijzer-kennisplatform-over-leefbaarheid-veiligheid (4 July 2022). */
export const partners = [
  { name: "Platform31", kind: "kennisinstituut", website: "https://www.platform31.nl" },
  { name: "Verwey-Jonker Instituut", kind: "kennisinstituut", website: "https://www.verwey-jonker.nl" },
  { name: "Movisie", kind: "kennisinstituut", website: "https://www.movisie.nl" },
  { name: "Centrum voor Criminaliteitspreventie en Veiligheid (CCV)", kind: "kennisinstituut" },
  { name: "Landelijk Platform Buurt- en Wijkgericht Werken (LPB)", kind: "kennisinstituut", website: "https://lpb.nl" },
  { name: "Landelijk Samenwerkingsverband Actieve bewoners (LSA)", kind: "bewoners" },
  { name: "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK)", kind: "ministerie" },
] as const satisfies Organisation[];

export type Partner = (typeof partners)[number]["name"];
