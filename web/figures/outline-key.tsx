/** Key of the lines on the map: the list of areas that is outlined, the area that is selected, and what need and reach are asked of. One for legend, embed, picture and paper. */
import { words } from "../labels/format.ts";
import { m } from "../paraglide/messages.js";
import { usePlaceName } from "../state/area-rows.ts";
import { useShown } from "../state/shown.ts";
import { useGroup, useIsGaps, useView } from "../state/view.ts";

export interface OutlineText {
  kind: "group" | "selected" | "narrowed";
  text: string;
}

export function useOutlineTexts(): OutlineText[] {
  const view = useView();
  const group = useGroup();
  const isGaps = useIsGaps();
  const place = usePlaceName(view);
  const list = useShown().catalog?.groups.find(({ id }) => id === group);
  return [
    ...(list ? [{ kind: "group" as const, text: words(list.name) }] : []),
    ...(view.area === undefined ? [] : [{ kind: "selected" as const, text: m.side_area() }]),
    ...(isGaps && place !== undefined ? [{ kind: "narrowed" as const, text: place }] : []),
  ];
}

export function OutlineKey() {
  const lines = useOutlineTexts();
  if (lines.length === 0) return null;
  return (
    <span className="outline-keys">
      {lines.map(({ kind, text }) => (
        <span key={kind} className={`outline-key ${kind}`}>
          <i aria-hidden="true" />
          {text}
        </span>
      ))}
    </span>
  );
}
