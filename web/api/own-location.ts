/** Where the reader is. The browser is asked on a press only, and asks the reader itself. */
import { netherlands } from "#data/schema/geometry.ts";

export interface OwnLocation {
  position: [longitude: number, latitude: number];
  /** Metres. */
  accuracy: number;
}

/** "outside" the European Netherlands. */
export type NoLocation = "denied" | "unavailable" | "timeout" | "outside";

/** Milliseconds to wait for a satellite, after the reader allowed it. */
const patience = 10_000;

const { PERMISSION_DENIED, TIMEOUT } = { PERMISSION_DENIED: 1, TIMEOUT: 3 };

export const isInNetherlands = ([longitude, latitude]: readonly [number, number]): boolean =>
  longitude >= netherlands.west &&
  longitude <= netherlands.east &&
  latitude >= netherlands.south &&
  latitude <= netherlands.north;

export function askLocation(): Promise<OwnLocation | NoLocation> {
  // Over plain http browsers refuse it, and there is nothing that the reader could allow.
  if (!isSecureContext || !("geolocation" in navigator)) return Promise.resolve("unavailable");
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        const position: OwnLocation["position"] = [longitude, latitude];
        done(isInNetherlands(position) ? { position, accuracy } : "outside");
      },
      ({ code }) => done(code === PERMISSION_DENIED ? "denied" : code === TIMEOUT ? "timeout" : "unavailable"),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 60_000 },
    );
  });
}
