/** The borders of a Wijk- en buurtkaart, whichever year: a GeoPackage or shapefiles in a zip, with the levels that it has. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SourceProblem } from "../sources/source-problem.ts";
import type { SourceFile } from "../sources/sources.ts";
import { readLayer } from "./geopackage.ts";
import { type Borders, readShapes } from "./shapefile.ts";
import { unzip } from "./source-files.ts";

export const mapLevels = ["gemeente", "wijk", "buurt"] as const;
export type MapLevel = (typeof mapLevels)[number];

export interface MapBorders {
  year: number;
  levels: Partial<Record<MapLevel, Borders>>;
}

export const gpkgLayers = { gemeente: "gemeenten", wijk: "wijken", buurt: "buurten" } as const;
export const shapeCodes = { gemeente: "GM_CODE", wijk: "WK_CODE", buurt: "BU_CODE" } as const;
/** Beginning of the name of the file, which goes on differently each year: "gem_2015.shp", "gemeente_2019_v3.shp". */
const shapeNames = { gemeente: "gem", wijk: "wijk_", buurt: "buurt_" } as const;

/** Throws a SourceProblem when the zip is damaged or has no level at all. */
export function readBorders(zip: SourceFile, year: number): MapBorders {
  const members = unzip(zip, /\.(gpkg|shp|dbf)$/i);
  const gpkg = [...members].find(([path]) => /\.gpkg$/i.test(path))?.[1];
  const levels = gpkg ? ofGeoPackage(gpkg, zip.name) : ofShapes(members, zip.name);
  if (Object.keys(levels).length === 0) throw new SourceProblem(`${zip.name}: there are no gemeenten, wijken or buurten in it`);
  return { year, levels };
}

function ofGeoPackage(bytes: Uint8Array, file: string): MapBorders["levels"] {
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-map-"));
  try {
    const path = join(folder, "map.gpkg");
    writeFileSync(path, bytes);
    return Object.fromEntries(
      mapLevels.map((level) => {
        const { codes, features } = readLayer({ path, file, layer: gpkgLayers[level], code: `${level}code` });
        return [level, { codes, features }];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ofShapes(members: ReadonlyMap<string, Uint8Array>, file: string): MapBorders["levels"] {
  const member = (level: MapLevel, ending: string) =>
    [...members].find(([path]) => {
      const name = path.split("/").at(-1)?.toLowerCase() ?? "";
      return name.startsWith(shapeNames[level]) && name.endsWith(ending);
    })?.[1];
  return Object.fromEntries(
    mapLevels.flatMap((level) => {
      const [shp, dbf] = [member(level, ".shp"), member(level, ".dbf")];
      if (!shp && !dbf) return [];
      if (!shp || !dbf) throw new SourceProblem(`${file}: of ${level} only ${shp ? "the shapes" : "the table"} is there`);
      const { codes, features } = readShapes(shp, dbf, shapeCodes[level], `${file}: ${level}`);
      return [[level, { codes, features }]];
    }),
  );
}
