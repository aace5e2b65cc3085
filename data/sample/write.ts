/** Writes the sample as a mirror folder: official addresses, official formats, made-up figures. The import reads it like any other. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import * as addresses from "../pipeline/sources/addresses.ts";
import { geopackage } from "./geopackage.ts";
import { mapOf2015 } from "./map-of-2015.ts";
import { type Feed, feeds } from "./odata.ts";
import { classFeatures, facilities, scoreFiles, wijkenOf2022 } from "./other-files.ts";

interface SampleFile {
  url: string;
  title: string;
  year: number | null;
  bytes: Uint8Array;
  mediaType: string;
  gzip: boolean;
}

/** Rows a page: few, so that the sample has next pages too. */
const pageSize = 40;

const json = (value: object) => new TextEncoder().encode(JSON.stringify(value));

function pagesOf({ url, title, year, rows }: Feed): SampleFile[] {
  const pages = Math.ceil(rows.length / pageSize);
  const address = (page: number) => (page === 0 ? url : `${url}&$skip=${page * pageSize}`);
  return Array.from({ length: pages }, (_, page) => {
    const value = rows.slice(page * pageSize, (page + 1) * pageSize);
    const bytes = json({ value, ...(page + 1 < pages ? { "odata.nextLink": address(page + 1) } : {}) });
    return { url: address(page), title, year, bytes, mediaType: "application/json", gzip: true };
  });
}

/** A fixed moment, so that the same code writes the same bytes. */
const zip = (members: Record<string, Uint8Array>) => zipSync(members, { mtime: "2024-01-01T12:00:00" });

function files(): SampleFile[] {
  const whole = (url: string, title: string, bytes: Uint8Array, mediaType: string, year: number | null = 2024): SampleFile => ({
    url,
    title,
    year,
    bytes,
    mediaType,
    gzip: false,
  });
  const gpkg = zip({ "WijkBuurtkaart_2024_v2/wijkenbuurten_2024_v2.gpkg": geopackage() });
  return [
    whole(addresses.map2024, "Wijk- en buurtkaart 2024", gpkg, "application/zip"),
    whole(addresses.map2015, "Wijk- en buurtkaart 2015", zip(mapOf2015()), "application/zip", 2015),
    whole(addresses.leefbaarometerUrl, "Leefbaarometer 2024, scores", zip(scoreFiles()), "application/zip"),
    ...(["buurt", "gemeente"] as const).map((level) =>
      whole(
        addresses.leefbaarometerClasses(level),
        `Leefbaarometer 2024, klassen per ${level}`,
        json(classFeatures(level)),
        "application/json",
      ),
    ),
    whole(addresses.wijken2022, "Wijken en gemeenten 2022", new TextEncoder().encode(wijkenOf2022()), "text/csv", 2022),
    whole(addresses.amsterdamFacilities, "Maatschappelijke voorzieningen", json(facilities()), "application/geo+json", null),
    ...feeds.flatMap(pagesOf),
  ];
}

const nameOf = (url: string, at: number, gzip: boolean): string => {
  const { host, pathname } = new URL(url);
  const last = decodeURIComponent(pathname).split("/").at(-1) ?? "";
  return `files/${host || "mirror"}/${String(at).padStart(2, "0")}-${last}${gzip ? ".json.gz" : ""}`;
};

/** Makes the folder when it is not there. Throws the file system's own error when it cannot write. */
export function writeSampleMirror(folder: string): void {
  const entries = files().map(({ url, title, year, bytes, mediaType, gzip }, at) => {
    const stored = gzip ? gzipSync(bytes) : bytes;
    const file = nameOf(url, at, gzip);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), stored);
    return {
      url: new URL(url).href,
      file,
      sha256: createHash("sha256").update(stored).digest("hex"),
      bytes: stored.length,
      mediaType,
      title: `${title} (fictief)`,
      publisher: "Wijkblik",
      licence: "CC0",
      attribution: "Wijkblik, fictieve gegevens",
      year,
      fidelity: "fictional",
      note: {
        nl: "Dit zijn fictieve gegevens van een verzonnen stad. Geen enkel cijfer is echt.",
        en: "These are fictional data of a town that does not exist. Not one figure is real.",
      },
      ...(gzip ? { contentEncoding: "gzip" } : {}),
    };
  });
  writeFileSync(join(folder, "index.json"), `${JSON.stringify(entries, null, 1)}\n`);
}
