/** Writes the sample as a Wijk- en buurtkaart 2024: a GeoPackage in RD New with the layers and columns of CBS. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { outline } from "./outline.ts";
import { areas, type SampleArea } from "./people.ts";
import { geometryBlob } from "./well-known-binary.ts";

const layers = [
  { name: "buurten", kind: "buurt", level: "Buurt" },
  { name: "wijken", kind: "wijk", level: "Wijk" },
  { name: "gemeenten", kind: "gemeente", level: "Gemeente" },
] as const;
type Layer = (typeof layers)[number];

/** Columns of figures by the StatLine field they repeat; percentages are worked out, as in the official file. */
const figureColumns: [column: string, field: string][] = [
  ["aantal_inwoners", "AantalInwoners_5"],
  ["mannen", "Mannen_6"],
  ["vrouwen", "Vrouwen_7"],
  ["aantal_huishoudens", "HuishoudensTotaal_29"],
  ["gemiddelde_huishoudsgrootte", "GemiddeldeHuishoudensgrootte_33"],
  ["bevolkingsdichtheid_inwoners_per_km2", "Bevolkingsdichtheid_34"],
  ["gemiddelde_woningwaarde", "GemiddeldeWOZWaardeVanWoningen_39"],
  ["percentage_koopwoningen", "Koopwoningen_47"],
  ["oppervlakte_land_in_ha", "OppervlakteLand_116"],
  ["stedelijkheid_adressen_per_km2", "MateVanStedelijkheid_120"],
  ["omgevingsadressendichtheid", "Omgevingsadressendichtheid_121"],
];

const secret = -99_997;
/** Columns that exist without figures, as in the official file. */
const unpublished = ["woningvoorraad"];

type Cell = string | number | Uint8Array | null;

/** Code of the wijk and the gemeente that a code lies in, as the layer has columns for them. */
function lies({ code, gemeente }: SampleArea, { kind }: Layer): Record<string, string> {
  return {
    ...(kind === "buurt" ? { wijkcode: `WK${code.slice(2, 8)}` } : {}),
    ...(kind === "gemeente" ? {} : { gemeentecode: `GM${code.slice(2, 6)}`, gemeentenaam: gemeente }),
  };
}

const row = (area: SampleArea, layer: Layer): Record<string, Cell> => ({
  geom: geometryBlob(outline(area.buurten.flatMap(({ cells }) => cells))),
  [`${layer.kind}code`]: area.code,
  [`${layer.kind}naam`]: area.name,
  ...lies(area, layer),
  water: "NEE",
  ...Object.fromEntries(figureColumns.map(([column, field]) => [column, area.figures[field] ?? secret])),
  ...Object.fromEntries(unpublished.map((column) => [column, -99_995])),
  jaar: 2024,
});

/** The lake around the island: a row of water, which is no area. */
const lake = (template: Record<string, Cell>, { kind }: Layer): Record<string, Cell> => ({
  ...template,
  [`${kind}code`]: { buurt: "BU99999998", wijk: "WK999999", gemeente: "GM9997" }[kind],
  [`${kind}naam`]: "Markermeer",
  water: "JA",
});

const system = `
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10200;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL), ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'undefined', NULL),
  ('Amersfoort / RD New', 28992, 'EPSG', 28992, 'undefined', NULL);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL PRIMARY KEY, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
`;

function addLayer(database: DatabaseSync, layer: Layer): void {
  const listed = areas.filter(({ level, buurten }) => level === layer.level && buurten.some(({ cells }) => cells.length > 0));
  const rows = listed.map((area) => row(area, layer));
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const typeOf = (cell: Cell | undefined) =>
    cell instanceof Uint8Array ? "MULTIPOLYGON" : typeof cell === "number" ? "REAL" : "TEXT";
  database.exec(
    `CREATE TABLE ${layer.name} (fid INTEGER PRIMARY KEY, ${columns.map((name) => `${name} ${typeOf(first[name])}`).join(", ")});
     INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
       VALUES ('${layer.name}', 'features', '${layer.name}', 'Fictieve gegevens', '2024-01-01T00:00:00Z', 28992);
     INSERT INTO gpkg_geometry_columns VALUES ('${layer.name}', 'geom', 'MULTIPOLYGON', 28992, 0, 0);`,
  );
  const insert = database.prepare(
    `INSERT INTO ${layer.name} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  for (const cells of [...rows, lake(first, layer)]) insert.run(...columns.map((name) => cells[name] ?? null));
}

/** The bytes of the .gpkg; SQLite wants a file, so it is written to a folder that is removed again. */
export function geopackage(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-sample-"));
  try {
    const path = join(folder, "map.gpkg");
    const database = new DatabaseSync(path);
    database.exec(system);
    database.exec("BEGIN");
    for (const layer of layers) addLayer(database, layer);
    database.exec("COMMIT");
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
