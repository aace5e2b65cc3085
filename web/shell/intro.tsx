/** What this map is, on the first view, until the reader closes it on this device. */
import { useState } from "react";
import { keep, readKept } from "../api/device.ts";
import { m } from "../paraglide/messages.js";
import { useIsGaps, useSetView, useView } from "../state/view.ts";
import { IconButton } from "../ui/button.tsx";

const closedKey = "wijkblik.intro";

/** Only where every word of it is true: over the first indicator and the first list, with nothing selected yet. */
function useIntro(): [boolean, () => void] {
  const { indicator, group, area, only, clusters } = useView();
  const isGaps = useIsGaps();
  const [closed, setClosed] = useState(() => readKept(closedKey) !== null);
  const close = () => {
    // Where the device keeps nothing it is closed for this visit.
    keep(closedKey, "1");
    setClosed(true);
  };
  // Hot spots have colours of their own.
  return [!closed && !isGaps && (indicator ?? group ?? area ?? only) === undefined && clusters !== "hotspots", close];
}

export function Intro() {
  const [open, close] = useIntro();
  const setView = useSetView();
  if (!open) return null;
  return (
    <section className="map-intro card" aria-label={m.intro_label()}>
      <p>
        {m.intro()}{" "}
        <button type="button" className="wb-plain-link" onClick={() => setView({ panel: "gebieden" }, { replace: true })}>
          {m.intro_list()}
        </button>
      </p>
      <IconButton icon="close" label={m.intro_close()} onClick={close} />
    </section>
  );
}
