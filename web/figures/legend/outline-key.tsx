/** Key of the lines on the map: the list of areas that is outlined, and the area that is selected. One for legend, embed, picture and paper. */
import type { Catalog } from "#data/schema/catalog.ts";
import { words } from "../../labels/format.ts";
import { m } from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { useGroup, useView, type View } from "../../state/view.ts";

export interface OutlineText {
  kind: "group" | "selected";
  text: string;
}

export function outlineTexts({ group, area }: Pick<View, "group" | "area">, catalog: Catalog | undefined): OutlineText[] {
  const list = catalog?.groups.find(({ id }) => id === group);
  return [
    ...(list ? [{ kind: "group" as const, text: words(list.name) }] : []),
    ...(area === undefined ? [] : [{ kind: "selected" as const, text: m.side_area() }]),
  ];
}

export function OutlineKey() {
  const view = useView();
  const group = useGroup();
  const { catalog } = useShown();
  const lines = outlineTexts({ ...view, group }, catalog);
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
