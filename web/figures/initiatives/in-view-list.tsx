/** What stands on the part of the map in the window, a page at a time; choosing one shows it on the map. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Box, writeSpot } from "#data/geometry/box.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { afterOf, filterOf } from "../../api/initiative-filter.ts";
import { initiativesInQuery } from "../../api/initiatives.ts";
import { formatNumber } from "../../labels/format.ts";
import { kindWord, lifecycleWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useMapWindow } from "../../state/map-window.ts";
import { useSetView, useView } from "../../state/use-view.ts";
import { middleOf } from "../../state/where.ts";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";

/** Where each page begins; the last is the one that is read. Another window or filter begins at the first. */
function usePages(question: string) {
  const [pages, setPages] = useState<(string | undefined)[]>([undefined]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what starts it anew.
  useEffect(() => setPages([undefined]), [question]);
  return {
    after: pages.at(-1),
    turn: (after: string) => setPages([...pages, after]),
    ...(pages.length > 1 ? { back: () => setPages(pages.slice(0, -1)) } : {}),
  };
}

export function InViewList() {
  const filter = filterOf(useView());
  const window = useMapWindow();
  const { after, turn, back } = usePages(JSON.stringify([filter, window]));
  const { data, error, refetch, isPlaceholderData } = useQuery(initiativesInQuery(filter, window, after));
  if (!data) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.layer_loading()}
      </Loading>
    );
  }
  const next = afterOf(data.next);
  return (
    <section aria-labelledby="in-beeld" aria-busy={isPlaceholderData}>
      <h3 id="in-beeld">{m.layer_in_view()}</h3>
      <p className="wb-small wb-soft" role="status">
        {m.layer_in_view_count({ count: formatNumber(data.numberMatched) })}
      </p>
      {data.initiatives.length === 0 ? <p className="wb-small">{m.layer_in_view_none()}</p> : null}
      <ul className="pick-list">
        {data.initiatives.map((one) => (
          <Entry key={one.id} initiative={one} />
        ))}
      </ul>
      {back || next !== undefined ? (
        <nav className="initiatives-panel__pages" aria-label={m.layer_paging()}>
          {back ? <Button onClick={back}>{m.layer_previous()}</Button> : null}
          {next === undefined ? null : <Button onClick={() => turn(next)}>{m.layer_next()}</Button>}
        </nav>
      ) : null}
    </section>
  );
}

function Entry({ initiative: { id, content, geometry } }: { initiative: PublicInitiative }) {
  const view = useView();
  const setView = useSetView();
  if (!geometry) return null;
  const [x, y] = middleOf(geometry);
  const box: Box = [x, y, x, y];
  return (
    <li>
      <button
        type="button"
        className="pick initiatives-panel__pick"
        aria-pressed={view.initiative === id}
        aria-label={m.layer_show_on_map({ title: content.title })}
        onClick={() => setView({ spot: writeSpot(box), initiative: id })}
      >
        <ThemeGlyph theme={content.themes[0]} />
        <span>
          {content.title}
          <span className="wb-small wb-soft">{[kindWord(content.kind), lifecycleWord(content.lifecycle)].join(" · ")}</span>
        </span>
      </button>
    </li>
  );
}
