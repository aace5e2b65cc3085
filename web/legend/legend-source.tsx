import { fidelityWord } from "../format.ts";
import { m } from "../paraglide/messages.js";
import { type Shown, useShown } from "../state/shown.ts";

/** Where the figures come from, who computed them, and how true the copy is. */
export function LegendSource({ shown }: { shown: Shown }) {
  const { catalog } = useShown();
  const source = catalog?.sources.find((one) => one.id === shown.indicator.source);
  if (!source) return null;
  return (
    <div className="legend-source">
      <p>
        {m.legend_source({ source: source.publisher })}
        {shown.entry.computed ? ` · ${m.legend_computed()}` : ""}
      </p>
      {source.fidelity !== "official" && source.note ? (
        <details>
          <summary>{fidelityWord(source.fidelity)}</summary>
          <p>{source.note}</p>
        </details>
      ) : null}
    </div>
  );
}
