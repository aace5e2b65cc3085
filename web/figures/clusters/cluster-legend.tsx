/** What the colours of clusters mean: hexagons by their count, hot spots by their words. */
import { hotSpotClasses, hotSpotStatuses } from "#data/schema/analysis.ts";
import {
  cellFigures,
  countRanges,
  densityScale,
  distanceWord,
  hotSpotScale,
  hotSpotWord,
  scaleOfCounts,
  subjectWord,
} from "../../labels/clusters.ts";
import { statusColours } from "../../labels/status-colours.ts";
import * as m from "../../paraglide/messages.js";
import { useAnalysis } from "../../state/analysis.ts";
import { useHotSpotSubject } from "../../state/hot-spot-subject.ts";
import { useMonthScale } from "../../state/time.ts";
import { useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import "./clusters-panel.css";

export function ClusterLegend() {
  const state = useAnalysis();
  const subject = useHotSpotSubject();
  const { measure, time } = useView();
  const dark = useDark();
  const months = useMonthScale();
  if (months) return <CountKey across={months.across} {...scaleOfCounts(months.most)} />;
  if (state.face !== "ready") return null;
  const { answer } = state;
  if ("cells" in answer) {
    if (time !== undefined) return null;
    const figures = cellFigures(answer.cells, measure);
    const { breaks, colours } = densityScale(figures);
    const distance = distanceWord(answer.cells.across);
    const title = measure === "reach" ? m.clusters_reach_per_cell({ distance }) : m.clusters_per_cell({ distance });
    const items = countRanges(breaks, measure === "reach" ? 0 : 1).map((word, i) => ({ word, colour: colours[i] ?? "" }));
    const unknown = { word: m.clusters_reach_unknown(), colour: statusColours(dark).missing };
    const known = figures.every(Number.isNaN) ? [] : items;
    return <Key title={title} items={figures.some(Number.isNaN) ? [...known, unknown] : known} />;
  }
  if (!("hotSpots" in answer) || subject.face !== "ready") return null;
  const { colours } = hotSpotScale(dark);
  const unknown = answer.hotSpots.status.includes(hotSpotStatuses.indexOf("reach-unknown"));
  const items = [
    ...hotSpotClasses.map((name, i) => ({ word: hotSpotWord(name), colour: colours[i] ?? "" })),
    ...(unknown ? [{ word: m.clusters_reach_unknown(), colour: statusColours(dark).missing }] : []),
  ];
  return <Key title={`${m.clusters_of({ indicator: subjectWord(subject.data) })}, ${subject.data.subject.year}`} items={items} />;
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
