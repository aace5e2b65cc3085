import { Link } from "@tanstack/react-router";
import { sourceOf } from "#data/indicators/figure-source.ts";
import { fidelityWord } from "../../labels/format.ts";
import { m } from "../../paraglide/messages.js";
import { type Shown, useShown } from "../../state/shown.ts";

/** Where the figures come from, who computed them, and how true the copy is in a word; the whole remark is a link away. */
export function LegendSource({ shown }: { shown: Shown }) {
  const { catalog } = useShown();
  const source = catalog && sourceOf(catalog.sources, shown.indicator, shown.entry);
  if (!source) return null;
  const remarks = [
    ...(shown.entry.computed ? [m.legend_computed()] : []),
    ...(source.fidelity === "official" ? [] : [fidelityWord(source.fidelity)]),
  ];
  return (
    <p className="legend-source">
      {m.legend_source_label()}{" "}
      <Link to="/bronnen" search={true} hash={source.id} title={source.note}>
        {source.publisher}
      </Link>
      {remarks.map((remark) => ` · ${remark}`)}
    </p>
  );
}
