/**
 * Port to the PDOK Locatieserver (search/v3_1/free: addresses, streets, postcodes and places with their point).
 * It may be slow, broken or absent: three seconds, a quarter of a megabyte and eight questions at a time, then it counts as unreachable.
 */
import { z } from "zod";

export interface GeocoderResult {
  name: string;
  /** adres, weg, postcode or woonplaats. */
  kind: string;
  /** Longitude and latitude. */
  point: [number, number];
  /** Code of the CBS buurt, where the service knows it. */
  buurt?: string;
  /** In its parts, as far as the service tells them. */
  address?: GeocoderAddress;
}

export type GeocoderAddress = Partial<Record<"street" | "number" | "postcode" | "city", string>>;

export interface Geocoder {
  /** Throws a GeocoderError when the service does not answer usefully in time. */
  search(q: string, limit: number): Promise<GeocoderResult[]>;
}

export class GeocoderError extends Error {
  override name = "GeocoderError";
}

export interface GeocoderOptions {
  /** Address up to and without `/free`. */
  url: string;
  timeoutMs?: number;
  maxBytes?: number;
  /** Questions under way at a time. */
  parallel?: number;
  /** Answers kept, and for how long. */
  cached?: number;
  cacheMs?: number;
}

const fields = "weergavenaam,type,centroide_ll,buurtcode,straatnaam,huis_nlt,postcode,woonplaatsnaam";

const Answer = z.object({
  response: z.object({
    docs: z.array(
      z.object({
        weergavenaam: z.string(),
        type: z.string().optional(),
        centroide_ll: z.string().optional(),
        buurtcode: z.string().optional(),
        straatnaam: z.string().optional(),
        huis_nlt: z.string().optional(),
        postcode: z.string().optional(),
        woonplaatsnaam: z.string().optional(),
      }),
    ),
  }),
});

export function createGeocoder(options: GeocoderOptions): Geocoder {
  const { url, timeoutMs = 3_000, maxBytes = 262_144, parallel = 8, cached = 500, cacheMs = 3_600_000 } = options;
  const known = new Map<string, { until: number; results: GeocoderResult[] }>();
  let running = 0;

  const ask = async (q: string, limit: number): Promise<GeocoderResult[]> => {
    if (running >= parallel) throw new GeocoderError("too many questions at a time");
    running++;
    try {
      const asked = new URLSearchParams({ q, rows: String(limit), fl: fields });
      asked.append("fq", "type:(adres OR weg OR postcode OR woonplaats)");
      const response = await fetch(`${url}/free?${asked}`, {
        signal: AbortSignal.timeout(timeoutMs),
        redirect: "error",
        headers: { Accept: "application/json", "User-Agent": "Wijkblik" },
      });
      if (!response.ok) throw new GeocoderError(`answered with ${response.status}`);
      return readAnswer(await limitedText(response, maxBytes));
    } catch (error) {
      throw error instanceof GeocoderError ? error : new GeocoderError(`did not answer: ${String(error)}`);
    } finally {
      running--;
    }
  };

  return {
    search: async (q, limit) => {
      const key = `${limit} ${q.toLowerCase()}`;
      const kept = known.get(key);
      if (kept && kept.until > Date.now()) return kept.results;
      const results = await ask(q, limit);
      known.delete(key);
      known.set(key, { until: Date.now() + cacheMs, results });
      for (const oldest of known.keys()) {
        if (known.size <= cached) break;
        known.delete(oldest);
      }
      return results;
    },
  };
}

async function limitedText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new GeocoderError("answered with far more than was asked");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readAnswer(text: string): GeocoderResult[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new GeocoderError("answered with something that is not JSON");
  }
  const answer = Answer.safeParse(json);
  if (!answer.success) throw new GeocoderError("answered in a form that is not known here");
  return answer.data.response.docs.flatMap(({ weergavenaam, type = "", centroide_ll, buurtcode, ...parts }) => {
    const point = readPoint(centroide_ll);
    const address = addressOf(parts);
    if (!point) return [];
    return [
      { name: weergavenaam, kind: type, point, ...(buurtcode ? { buurt: buurtcode } : {}), ...(address ? { address } : {}) },
    ];
  });
}

type Parts = Partial<Record<"straatnaam" | "huis_nlt" | "postcode" | "woonplaatsnaam", string | undefined>>;

/** "huis_nlt" is the number with its letter and addition: "20A-2". */
function addressOf({ straatnaam, huis_nlt, postcode, woonplaatsnaam }: Parts): GeocoderAddress | undefined {
  const parts = { street: straatnaam, number: huis_nlt, postcode, city: woonplaatsnaam };
  const known = Object.entries(parts).filter(([, text]) => text !== undefined && text !== "");
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

/** "POINT(5.40168265 52.16646193)": longitude first. Undefined for what is no point in the Netherlands. */
function readPoint(text = ""): [number, number] | undefined {
  const [, lon, lat] = /^POINT\s*\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)$/.exec(text) ?? [];
  const point: [number, number] = [Number(lon), Number(lat)];
  return point[0] > 3 && point[0] < 7.5 && point[1] > 50.5 && point[1] < 53.8 ? point : undefined;
}
