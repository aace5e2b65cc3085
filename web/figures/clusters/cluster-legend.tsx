/** What the colours of clusters mean: hexagons by their count, hot spots by their words. */
import { hotSpotClasses } from "#data/schema/analysis.ts";
import { countRanges, densityScale, distanceWord, hotSpotScale, hotSpotWord, scaleOfCounts } from "../../labels/clusters.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useAnalysis } from "../../state/analysis.ts";
import { useShown } from "../../state/shown.ts";
import { useMonthScale } from "../../state/time.ts";
import { useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import "./clusters-panel.css";

export function ClusterLegend() {
  const state = useAnalysis();
  const { shown } = useShown();
  const dark = useDark();
  const months = useMonthScale();
  const { time } = useView();
  if (months) return <CountKey across={months.across} {...scaleOfCounts(months.most)} />;
  if (state.face !== "ready") return null;
  const { answer } = state;
  if ("cells" in answer)
    return time === undefined ? <CountKey across={answer.cells.across} {...densityScale(answer.cells.count)} /> : null;
  if (!("hotSpots" in answer) || !shown) return null;
  const { colours } = hotSpotScale(dark);
  const items = hotSpotClasses.map((name, i) => ({ word: hotSpotWord(name), colour: colours[i] ?? "" }));
  return <Key title={`${m.clusters_of({ indicator: words(shown.indicator.name) })}, ${shown.year}`} items={items} />;
}

function CountKey({ across, breaks, colours }: { across: number } & ReturnType<typeof densityScale>) {
  const title = m.clusters_per_cell({ distance: distanceWord(across) });
  return <Key title={title} items={countRanges(breaks).map((word, i) => ({ word, colour: colours[i] ?? "" }))} />;
}

interface KeyProps {
  title: string;
  items: readonly { word: string; colour: string }[];
}

const Key = ({ title, items }: KeyProps) => (
  <section className="cluster-legend card" aria-label={title}>
    <h2>{title}</h2>
    <ul>
      {items.map(({ word, colour }) => (
        <li key={word}>
          <i className="wb-swatch" style={{ background: colour }} aria-hidden="true" />
          {word}
        </li>
      ))}
    </ul>
  </section>
);
