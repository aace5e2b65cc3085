/** What lies at a spot of the map, in a card or under the pointer: one initiative in short, several to choose from, or a draft. */

import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Map as MapLibre } from "maplibre-gl";
import type { z } from "zod";
import { type Box, middleOfBox } from "#data/geometry/box.ts";
import { freshnessOf } from "#data/schema/day.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import type { TeamDraft } from "../../api/drafts.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import { freshnessWords, kindWord, lifecycleWord, takenOverWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView } from "../../state/view.ts";
import { middleOfGeometry } from "../../state/where.ts";
import { Loading } from "../../ui/loading.tsx";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import { Popup } from "../base/popup.tsx";
import type { Picked } from "./initiative-layers.ts";

export interface InitiativePopupProps {
  map: MapLibre;
  spot: Box;
  answer: UseQueryResult<z.infer<typeof PublicInitiativeList>>;
  /** The one that was chosen, or the only one. */
  shown: PublicInitiative | undefined;
  onClose: () => void;
}

export function InitiativePopup({ map, spot, answer: { data, error, refetch }, shown, onClose }: InitiativePopupProps) {
  const setView = useSetView();
  const many = (data?.initiatives.length ?? 0) > 1;
  return (
    <Popup map={map} at={middleOfBox(spot)} label={m.layer_popup()} onClose={onClose}>
      {!data ? (
        <Loading error={error} onRetry={() => void refetch()}>
          {m.initiative_loading()}
        </Loading>
      ) : shown ? (
        <>
          <Short initiative={shown} />
          {many ? (
            <p>
              <button type="button" className="wb-plain-link" onClick={() => setView({ initiative: undefined })}>
                {m.layer_back_to({ count: formatNumber(data.numberMatched) })}
              </button>
            </p>
          ) : null}
        </>
      ) : many ? (
        <Several initiatives={data.initiatives} matched={data.numberMatched} />
      ) : (
        <p>{m.layer_nothing_here()}</p>
      )}
    </Popup>
  );
}

function Several({ initiatives, matched }: { initiatives: PublicInitiative[]; matched: number }) {
  const setView = useSetView();
  const more = matched - initiatives.length;
  return (
    <>
      <h2>{m.layer_several({ count: formatNumber(matched) })}</h2>
      <ul className="pick-list">
        {initiatives.map(({ id, content }) => (
          <li key={id}>
            <button type="button" className="pick" onClick={() => setView({ initiative: id })}>
              <ThemeGlyph theme={content.themes[0]} />
              <span>{content.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="wb-small wb-soft">{m.layer_more({ count: formatNumber(more) })}</p> : null}
    </>
  );
}

function Short({ initiative: { id, content, verifiedOn, takenOver } }: { initiative: PublicInitiative }) {
  const freshness = freshnessOf(verifiedOn, new Date());
  const parties = content.parties.map(({ organisation }) => organisation);
  const origin = takenOverWords(takenOver);
  return (
    <>
      <h2>{content.title}</h2>
      <p className="wb-small wb-soft">{[kindWord(content.kind), lifecycleWord(content.lifecycle)].join(" · ")}</p>
      <ul className="theme-marks">
        {content.themes.map((theme) => (
          <li key={theme}>
            <ThemeGlyph theme={theme} />
            {themeWord(theme)}
          </li>
        ))}
      </ul>
      {parties.length > 0 ? <p className="wb-small">{parties.slice(0, 3).join(", ")}</p> : null}
      {origin ? <p className="wb-small wb-soft">{origin}</p> : null}
      <p className="wb-small wb-soft">{freshnessWords(freshness, verifiedOn)}</p>
      <p>
        <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
          {m.layer_detail()}
        </Link>
      </p>
    </>
  );
}

/** A draft of one's own team in short; nobody else gets it from the server. */
export function DraftPopup({ map, draft, onClose }: { map: MapLibre; draft: TeamDraft; onClose: () => void }) {
  if (!draft.geometry) return null;
  return (
    <Popup map={map} at={middleOfGeometry(draft.geometry)} label={m.layer_draft()} onClose={onClose}>
      <h2>{draft.content.title}</h2>
      <p className="wb-small wb-soft">{draft.state === "submitted" ? m.layer_draft_submitted() : m.layer_draft_more()}</p>
      <p>
        <Link to="/initiatieven/$id" params={{ id: draft.id }} search={true} className="nl-link">
          {m.layer_detail()}
        </Link>
      </p>
    </Popup>
  );
}

/** What lies under the pointer, in a few words. The panel has the same for readers who use no pointer. */
interface MarkTooltipProps {
  map: MapLibre;
  picked: Picked;
  /** What lies at the point; undefined while it is requested. */
  initiatives: PublicInitiative[] | undefined;
  drafts: TeamDraft[];
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
