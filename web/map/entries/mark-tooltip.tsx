/** What lies under the pointer, in a few words. The panel has the same for who uses no pointer. */
import type { Map as MapLibre } from "maplibre-gl";
import { initiativeThemes } from "#data/schema/initiative.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import type { Draft } from "../../api/drafts.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import type { Picked } from "./picked.ts";

export interface MarkTooltipProps {
  map: MapLibre;
  picked: Picked;
  /** What lies at the point; undefined while it is asked. */
  initiatives: PublicInitiative[] | undefined;
  drafts: Draft[];
}

export function MarkTooltip({ map, picked, initiatives, drafts }: MarkTooltipProps) {
  const { x, y } = map.project([picked.longitude, picked.latitude]);
  const left = x > map.getContainer().clientWidth * 0.6;
  const draft = drafts.find(({ id }) => id === picked.draft);
  return (
    <div
      className={`map-tooltip card${left ? " left" : ""}`}
      aria-hidden="true"
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
    >
      <div>
        {draft ? (
          <DraftLine title={draft.content.title} />
        ) : picked.cluster < 0 ? (
          <Titles of={initiatives} />
        ) : (
          <Composition of={picked} />
        )}
      </div>
    </div>
  );
}

const DraftLine = ({ title }: { title: string }) => (
  <>
    <strong>{title}</strong>
    <span className="tooltip-more">{m.layer_draft()}</span>
  </>
);

function Titles({ of }: { of: PublicInitiative[] | undefined }) {
  if (!of) return <span className="tooltip-more">…</span>;
  return of.slice(0, 4).map(({ id, content }) => (
    <span key={id} className="tooltip-figure">
      <ThemeGlyph theme={content.themes[0]} />
      <strong>{content.title}</strong>
    </span>
  ));
}

function Composition({ of: { count, shares } }: { of: Picked }) {
  return (
    <>
      <strong>{m.layer_several({ count: formatNumber(count) })}</strong>
      {initiativeThemes.map((theme, i) =>
        (shares[i] ?? 0) === 0 ? null : (
          <span key={theme} className="tooltip-figure">
            <ThemeGlyph theme={theme} />
            {themeWord(theme)} {formatNumber(shares[i] ?? 0)}
          </span>
        ),
      )}
    </>
  );
}
