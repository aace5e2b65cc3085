import { m } from "../paraglide/messages.js";
import { type Shown, useShown } from "../state/shown.ts";

/** Where the figures come from, who computed them, and how true the copy is. */
export function LegendSource({ shown }: { shown: Shown }) {
  const { catalog } = useShown();
  const source = catalog?.sources.find((one) => one.id === shown.indicator.source);
  if (!source) return null;
  return (
    <p className="legend-source">
      {m.legend_source({ source: source.publisher })}
      {shown.entry.computed ? ` · ${m.legend_computed()}` : ""}
      {source.fidelity !== "official" && source.note ? <span className="legend-note"> · {source.note}</span> : null}
    </p>
  );
}
