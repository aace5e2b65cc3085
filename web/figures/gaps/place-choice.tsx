/** In which area the sentence looks: the country, the focusgebieden, the area that is selected, or any that is found by name. */
import { useEffect, useRef } from "react";
import * as m from "../../paraglide/messages.js";
import { PlaceFinder } from "../../search/place-finder.tsx";
import { useAreaName } from "../../state/area-rows.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { useEscape } from "../../ui/escape.ts";
import { useAsk } from "./ask.ts";

export function PlaceChoice({ id, onClose }: { id: string; onClose: () => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const { area } = useView();
  const { catalog } = useShown();
  const { name: selected } = useAreaName(area);
  const ask = useAsk();
  useEscape(onClose, { frame });
  useEffect(() => frame.current?.querySelector("input")?.focus(), []);
  const choose = (codes: string | undefined) => {
    // Who narrows to an area wants to see it.
    ask({ in: codes, within: undefined, at: undefined });
    onClose();
  };
  const focusAreas = catalog?.groups.find((list) => list.id === "focusgebieden")?.areas.map((one) => one.id) ?? [];
  return (
    <div id={id} ref={frame} className="gaps-place">
      <PlaceFinder label={m.gaps_place_search()} hint={m.gaps_place_hint()} onArea={(code) => choose(code)} />
      <p className="gaps-buttons">
        <Button onClick={() => choose(undefined)}>{m.gaps_place_country()}</Button>
        {focusAreas.length > 0 ? <Button onClick={() => choose(focusAreas.join())}>{m.gaps_place_focus()}</Button> : null}
        {area !== undefined && selected ? <Button onClick={() => choose(area)}>{selected}</Button> : null}
        <Button variant="subtle" onClick={onClose}>
          {m.gaps_place_close()}
        </Button>
      </p>
    </div>
  );
}
