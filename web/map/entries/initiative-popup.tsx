/** What lies at a spot of the map: one initiative in short, or a list to choose from. */

import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Map as MapLibre } from "maplibre-gl";
import type { z } from "zod";
import { type Box, middleOfBox } from "#data/geometry/spot.ts";
import { freshnessOf } from "#data/schema/freshness.ts";
import type { PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import { freshnessWords, kindWord, lifecycleWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView } from "../../state/view.ts";
import { Loading } from "../../ui/loading.tsx";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import { Popup } from "../base/popup.tsx";

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

function Short({ initiative: { id, content, verifiedOn } }: { initiative: PublicInitiative }) {
  const freshness = freshnessOf(verifiedOn, new Date());
  const parties = content.parties.map(({ organisation }) => organisation);
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
      <p className="wb-small wb-soft">{freshnessWords(freshness, verifiedOn)}</p>
      <p>
        <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
          {m.layer_detail()}
        </Link>
      </p>
    </>
  );
}
