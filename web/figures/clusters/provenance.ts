/** Where an answer about clusters comes from, for its file: the same as the API says of the same question. */
import { sourceOf } from "#data/indicators/figure-source.ts";
import { today } from "#data/schema/day.ts";
import type { Provenance } from "#data/spatial/analysis-csv.ts";
import { filterOfView, queryOf } from "../../api/initiative-filter.ts";
import type { SubjectData } from "../../state/hot-spot-subject.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";

/** `subject` of hot spots; without it the initiatives are what was asked about. */
export function useProvenance(anchor: string): (subject?: SubjectData) => Provenance {
  const { manifest, catalog } = useShown();
  const view = useView();
  return (subject) => {
    const { origin } = window.location;
    const source = subject && catalog && sourceOf(catalog.sources, subject.indicator, { source: subject.source });
    const figures = source ? [`${source.title}, ${source.publisher}`] : [];
    const ofInitiatives = subject?.subject.of !== "indicator";
    return {
      filter: ofInitiatives ? queryOf(filterOfView(view)) : "",
      version: manifest?.generation ?? "",
      source: [...(ofInitiatives ? [`Wijkblik, ${origin}/initiatieven`] : []), ...figures].join("; "),
      date: ofInitiatives ? today() : (manifest?.builtAt.slice(0, 10) ?? ""),
      explanation: `${origin}/methode#${anchor}`,
    };
  };
}
