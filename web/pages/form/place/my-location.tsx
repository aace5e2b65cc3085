/** The place where somebody stands, for who is in the street with a phone. */
import { useState } from "react";
import { netherlands } from "#data/schema/geometry.ts";
import * as m from "../../../paraglide/messages.js";
import { Button } from "../../../ui/button.tsx";

/** Milliseconds to wait for a satellite. */
const patience = 10_000;

export function MyLocation({ onFound }: { onFound: (position: readonly [number, number]) => void }) {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  if (!("geolocation" in navigator)) return null;
  const ask = () => {
    setBusy(true);
    setSaid(m.form_here_busy());
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        setBusy(false);
        const { west, south, east, north } = netherlands;
        const inside = longitude >= west && longitude <= east && latitude >= south && latitude <= north;
        setSaid(inside ? "" : m.form_here_outside());
        // Six decimals are a tenth of a metre.
        if (inside) onFound([Math.round(longitude * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6]);
      },
      () => {
        setBusy(false);
        setSaid(m.form_here_denied());
      },
      { enableHighAccuracy: true, timeout: patience, maximumAge: 60_000 },
    );
  };
  return (
    <div className="form-here">
      <Button icon="here" disabled={busy} onClick={ask}>
        {m.form_here()}
      </Button>
      <span role="status" className="form-hint">
        {said}
      </span>
    </div>
  );
}
