/** The source list of the catalogue: what was read, how true it is, and how much of it reached an area of today. */
import { sources as definitions, type SourceDefinition, type SourceId } from "#data/indicators/sources.ts";
import type { PublishedSource } from "#data/schema/catalog.ts";
import type { Text } from "#data/schema/indicator.ts";
import { type Evidence, isEvident } from "../crosswalk/evidence.ts";
import type { Indexes } from "../crosswalk/groups.ts";
import { areaAround, isUnchanged, isUnchangedSince, type Relation } from "../crosswalk/relation.ts";
import { mapLevels } from "../readers/map-borders.ts";
import type { SourceData } from "../readers/read-sources.ts";
import type { SourceTable } from "../readers/table.ts";
import type { MirrorEntry } from "../sources/mirror.ts";

/** What readers should know of the copy: the words of a made-up one are its own, those of what came through others are ours. */
function noteOf({ viaOthers }: SourceDefinition, known: MirrorEntry | undefined): Text | undefined {
  if (known === undefined || known.fidelity === "official") return undefined;
  return typeof known.note === "object" && known.note !== null ? known.note : viaOthers;
}

export interface SourceInputs {
  data: SourceData;
  indexes: Indexes;
  relation: Relation;
  between: readonly Relation[];
  evidence: readonly Evidence[];
}

/** What was read of each source, with the account of its joins. Sources that nothing was read of are left out. */
export function publishedSources(inputs: SourceInputs): PublishedSource[] {
  const { data } = inputs;
  return definitions.flatMap((definition: SourceDefinition): PublishedSource[] => {
    const files = data.read.get(definition.id as (typeof definitions)[number]["id"]);
    const [first] = files ?? [];
    if (!files || !first) return [];
    const known = files.find(({ entry }) => entry)?.entry;
    const tables = data.tables.filter((table) => (definition.tables as readonly string[]).includes(table.id));
    const note = noteOf(definition, known);
    const joins = joinedBy(inputs, definition);
    const origin = sourceOrigins[definition.id as keyof typeof sourceOrigins];
    const { publisher, licence } = known?.fidelity === "fictional" ? known : origin;
    const division = divisionOf(inputs, definition, tables);
    return [
      {
        id: definition.id,
        title: definition.title,
        publisher,
        licence,
        attribution: known?.attribution ?? origin.attribution,
        urls: files.map(({ href }) => href),
        years: [...new Set(tables.map(({ year }) => year))].sort((a, b) => a - b),
        fidelity: known?.fidelity ?? "official",
        ...(note ? { note } : {}),
        fetchedAt: first.fetchedAt,
        sha256: files.map(({ sha256 }) => sha256),
        rows: tables.length > 0 ? tables.reduce((sum, { rows }) => sum + rows.size, 0) : data.facilities,
        joined: tables.reduce((sum, { rows }) => sum + [...rows.keys()].filter(joins).length, 0),
        ...(division ? { division } : {}),
      },
    ];
  });
}

/** Does a row of the source, by its code, reach an area of today? */
function joinedBy(
  { indexes, relation, between, evidence }: SourceInputs,
  { division }: SourceDefinition,
): (code: string) => boolean {
  const today = new Set(["NL00", ...mapLevels.flatMap((level) => indexes[level].codes)]);
  if (division === undefined) return (code) => today.has(code);
  const { year } = division;
  if (typeof year !== "number") {
    const taken = [relation, ...between];
    return (code) => today.has(code) && taken.some((one) => isUnchanged(one, levelOf(code) ?? "", code));
  }
  if (year === relation.from) {
    const used = new Set(
      Object.values(relation.levels).flatMap((kin) =>
        Object.values(kin).flatMap((one) => {
          const parts = one.kind === "none" ? [] : (one.parts ?? []).map((part) => part.code);
          return one.kind === "same" ? [one.code, ...parts] : parts;
        }),
      ),
    );
    // Counts come from the buurten: with these the larger areas that they lie in are used as well.
    const within = new Set([...used].flatMap((code) => [areaAround.gemeente(code), areaAround.wijk(code)]));
    return (code) => used.has(code) || within.has(code);
  }
  const grounds = evidence.find(({ from }) => from === year);
  const known = [relation, ...between];
  return (code) => {
    const level = levelOf(code);
    if (level === undefined) return today.has(code);
    return (
      today.has(code) &&
      (isUnchangedSince(known, year, level, code) || (grounds !== undefined && isEvident(grounds, level, code)))
    );
  };
}

const levelOf = (code: string) => ({ GM: "gemeente", WK: "wijk", BU: "buurt" })[code.slice(0, 2)];

function divisionOf(
  { indexes, relation, between, evidence }: SourceInputs,
  { division }: SourceDefinition,
  tables: readonly SourceTable[],
): PublishedSource["division"] {
  const grounds = evidence.find(({ from }) => from === division?.year);
  if (typeof division?.year !== "number" || !grounds) return undefined;
  const { year } = division;
  const levels = mapLevels.flatMap((level) => {
    const { codes } = indexes[level];
    const shared = codes.filter((code) => tables.some(({ rows }) => rows.has(code)));
    if (shared.length === 0) return [];
    const same = shared.filter((code) => isUnchangedSince([relation, ...between], year, level, code)).length;
    const evident = shared.filter((code) => isEvident(grounds, level, code)).length;
    return [{ level, areas: codes.length, same, evident, refused: shared.length - same - evident }];
  });
  return { year, levels, grounds: division.grounds };
}

/** Who publishes each source and under which licence; the credit is for files that came straight from the official address. */
interface SourceOrigin {
  publisher: string;
  licence: string;
  attribution: string;
}

const cbs = { publisher: "CBS", licence: "CC BY 4.0" };
const map = { publisher: "CBS en Kadaster", licence: "CC BY 4.0" };
const rivm = { publisher: "RIVM, GGD’en en CBS", licence: "CC BY 4.0" };

const sourceOrigins: Record<SourceId, SourceOrigin> = {
  "cbs-kwb-2024": { ...cbs, attribution: "CBS StatLine, Kerncijfers wijken en buurten 2024 (85984NED)" },
  "cbs-wijkbuurtkaart-2024": { ...map, attribution: "CBS/Kadaster, Wijk- en buurtkaart 2024" },
  "cbs-wijkbuurtkaart-2015": { ...map, attribution: "CBS/Kadaster, Wijk- en buurtkaart 2015" },
  "cbs-gemeenten-2020": { ...cbs, attribution: "CBS, Kerncijfers gemeenten 2020, bewerkt" },
  "cbs-gemeenten": { ...cbs, attribution: "CBS, Kerncijfers wijken en buurten, gemeenten, bewerkt" },
  "cbs-wijkbuurtkaart-2016": { ...map, attribution: "CBS/Kadaster, Wijk- en buurtkaart 2016 en 2017" },
  "cbs-ses-woa": { ...cbs, attribution: "CBS StatLine, Sociaal-economische status (85163NED)" },
  "leefbaarometer-2.0": {
    publisher: "Ministerie van BZK",
    licence: "CC0",
    attribution: "Leefbaarometer 2.0, Ministerie van BZK",
  },
  "cbs-kwb-editions": { ...cbs, attribution: "CBS StatLine, Kerncijfers wijken en buurten" },
  "cbs-wijkbuurtkaart-editions": { ...map, attribution: "CBS/Kadaster, Wijk- en buurtkaart" },
  "politie-47018": {
    publisher: "Politie via CBS",
    licence: "CC BY 4.0",
    attribution: "Politie, Geregistreerde misdrijven; soort misdrijf, wijk, buurt (via CBS, data van derden)",
  },
  "rivm-50150": { ...rivm, attribution: "RIVM/GGD’en/CBS, Gezondheid per wijk en buurt (50150NED)" },
  "rivm-50090": { ...rivm, attribution: "RIVM/GGD’en/CBS, Gezondheid per wijk en buurt (50090NED)" },
  "leefbaarometer-2024": {
    publisher: "Ministerie van BZK",
    licence: "CC0",
    attribution: "Leefbaarometer 3.0, Ministerie van BZK",
  },
  "wijken-2022": {
    publisher: "CBS",
    licence: "CC BY 4.0 (CBS), GPL-3 (tmap)",
    attribution: "CBS, Kerncijfers wijken en buurten 2022, bewerkt",
  },
  "amsterdam-voorzieningen": {
    publisher: "Gemeente Amsterdam",
    licence: "Open data gemeente Amsterdam",
    attribution: "Gemeente Amsterdam, Maatschappelijke voorzieningen",
  },
};
