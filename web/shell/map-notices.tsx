/** What the map has to say about itself: that it is on its way, why it does not come, and what is missing on it. */
import type { ReactNode } from "react";
import { filterOfView, isFiltered } from "../api/initiative-filter.ts";
import { m } from "../paraglide/messages.js";
import { retryInitiatives, retryMap, useInitiativeTally, useMapState, useStore } from "../state/map-store.ts";
import { useShown } from "../state/shown.ts";
import { useView } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import { useRetry } from "../ui/loading.tsx";

/** Over the map while there is none: loading, or why it does not come. */
export function LoadState() {
  const { error, shown } = useShown();
  const map = useMapState();
  const retry = useRetry();
  // A bad moment may have kept both away: the tiles, and what says what to draw on them.
  const again = () => {
    if (map.error) retryMap.get()?.();
    retry();
  };
  if (/webgl/i.test(map.error?.message ?? "")) {
    return (
      <div className="load-state card" role="alert">
        <p>{m.map_no_webgl()}</p>
      </div>
    );
  }
  if (error || (map.error && !map.drawn)) {
    return (
      <div className="load-state card" role="alert">
        <h2>{m.map_failed()}</h2>
        <p>{m.map_failed_more()}</p>
        <Button variant="primary" onClick={again}>
          {m.map_retry()}
        </Button>
      </div>
    );
  }
  if (shown && map.drawn) return null;
  return (
    <div className="load-state quiet" role="status">
      <span className="spinner" aria-hidden="true" />
      {m.map_loading()}
    </div>
  );
}

interface MissingProps {
  onRetry: () => void;
  children: ReactNode;
}

const Missing = ({ onRetry, children }: MissingProps) => (
  <div className="map-notice card" role="status">
    {children}
    <Button onClick={onRetry}>{m.map_retry()}</Button>
  </div>
);

const EmptyMap = lazyPart(async () => (await import("../figures/next-steps.tsx")).EmptyMap, { waiting: () => null });

/** Of all initiatives there are none yet: the map says what to do, beside its legend. */
export function NoInitiatives() {
  const initiatives = useInitiativeTally();
  const filtered = isFiltered(filterOfView(useView()));
  return initiatives?.matched === 0 && !filtered ? <EmptyMap /> : null;
}

/** What did not come leaves a hole in a drawn map, or a map without initiatives: that is said beside it, until it is there. */
export function MissingParts() {
  const { incomplete } = useMapState();
  const again = useStore(retryInitiatives);
  return (
    <>
      {incomplete ? <Missing onRetry={() => retryMap.get()?.()}>{m.map_incomplete()}</Missing> : null}
      {again ? <Missing onRetry={again}>{m.layer_points_failed()}</Missing> : null}
    </>
  );
}
