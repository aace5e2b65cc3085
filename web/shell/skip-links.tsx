/** For readers without a pointer: links past the bar, and what was chosen, said aloud. */
import type { MouseEvent } from "react";
import { m } from "../paraglide/messages.js";
import { readPin, useChosenPanel, useIsGaps, useSetView, useView } from "../state/view.ts";
import { lazyPart } from "../ui/lazy-part.tsx";

/** Past the bar: to the map, to the panel that is open (of the area first), and to the areas as a list. */
export function SkipLinks() {
  const { area } = useView();
  const panel = useChosenPanel();
  // There the areas as a list are the panel itself.
  const isGaps = useIsGaps();
  const list = isGaps ? undefined : "tabel";
  const setView = useSetView();
  const to = (event: MouseEvent, selector: string) => {
    event.preventDefault();
    document.querySelector<HTMLElement>(selector)?.focus();
  };
  const ofMap = "#kaart";
  const beside = area === undefined ? "#zijpaneel" : "#gebiedspaneel";
  return (
    <>
      <a className="skip-link" href={ofMap} onClick={(event) => to(event, ".maplibregl-canvas")}>
        {m.skip_to_map()}
      </a>
      {area === undefined && panel === "geen" ? null : (
        <a className="skip-link" href={beside} onClick={(event) => to(event, beside)}>
          {m.skip_to_panel()}
        </a>
      )}
      <a
        className="skip-link"
        href={isGaps ? "?" : "?panel=tabel"}
        onClick={(event) => {
          event.preventDefault();
          listWanted.current = true;
          setView({ panel: list }, { replace: true });
          if (panel === (list ?? "kansen")) to(event, "#zijpaneel");
        }}
      >
        {m.skip_to_list()}
      </a>
    </>
  );
}
/** The skip link to the list opens it, and goes there when it is open. */
export const listWanted = { current: false };

/** The panel of the area says what fails. */
const ChosenArea = lazyPart(async () => (await import("./chosen-area.tsx")).ChosenArea, {
  waiting: () => null,
  failed: () => null,
});

/** The one live region of the map: always there, so that what comes into it is said. */
export function Announcement() {
  const { area, pin } = useView();
  const address = readPin(pin);
  return (
    <div role="status" className="visually-hidden" id="melding">
      {address ? `${m.pin_said({ name: address.name })} ` : null}
      {area === undefined ? null : <ChosenArea key={area} code={area} />}
    </div>
  );
}
