/** The one mutable file of the published set: it names everything else by hash, so a set is switched by one rename. */
import { z } from "zod";

const File = z.string().regex(/^[a-z0-9][a-z0-9./-]*$/);
const PerLevel = z.object({ gemeente: File, wijk: File, buurt: File, group: File });

export const Manifest = z.object({
  format: z.literal(1),
  /** Hash over the inventory: one name for this build. */
  generation: z.string(),
  /** UTC. */
  builtAt: z.string(),
  /** True for the sample town: bannered everywhere. */
  fictional: z.boolean(),
  /** Division year of the borders. */
  division: z.number().int(),
  /** PMTiles archive. */
  tiles: File,
  catalog: File,
  areas: PerLevel,
  places: PerLevel,
  /** Outlines of the buurten (`data/codecs/features.ts`), also for placing things in them; rows as in `areas.buurt`. */
  borders: File.optional(),
  /** Outlines of the other levels: valid, dissolved, on the same borders to the last digit. A set of before 2026-11-28 has none. */
  outlines: z.object({ gemeente: File, wijk: File, group: File }).optional(),
  /** Which areas touch which (`data/codecs/neighbours.ts`); rows as in `areas`. A set of before 2026-11-29 has none. */
  neighbours: z.object({ wijk: File, buurt: File }).optional(),
  /** Most common postcode of each buurt (`data/schema/area.ts`), fetched when digits are typed. A set of before 2026-11-28 has none. */
  postcodes: File.optional(),
  /** Boundary relation to older divisions (JSON), with its years. */
  relations: z.array(z.object({ from: z.number().int(), to: z.number().int(), file: File })),
  /** Evidence about areas of divisions without borders (JSON), with their years: what is taken, what is refused and why. */
  evidence: z.array(z.object({ from: z.number().int(), to: z.number().int(), file: File })).optional(),
  /** What looked implausible when the set was made (JSON), with the reasons for which a person accepted it. A set of before 2026-11-29 has none. */
  findings: File.optional(),
  /** On which ground the figures of each column stand (JSON): a column file by name, and how many figures by ground. A set of before 2026-11-29 has none. */
  grounds: File.optional(),
  /** List of all files of the set, for the server to verify at start. */
  inventory: File,
});
export type Manifest = z.infer<typeof Manifest>;

export const Inventory = z.object({
  files: z.array(z.object({ file: File, bytes: z.number().int(), sha256: z.string().length(64) })),
});
export type Inventory = z.infer<typeof Inventory>;
