/** The map with everything that floats over its edges. */
import { useQueryClient } from "@tanstack/react-query";
import { Legend } from "../legend/legend.tsx";
import { MapView } from "../map/map-view.tsx";
import { m } from "../paraglide/messages.js";
import { usePhone } from "../state/media.ts";
import { useShown } from "../state/shown.ts";
import { useView } from "../state/use-view.ts";
import { Timeline } from "../timeline/timeline.tsx";
import { AreaCard } from "./area-card.tsx";
import { FictionBanner } from "./banner.tsx";
import { EmbedLink } from "./embed-link.tsx";
import { SidePanel } from "./side-panel.tsx";
import { TopBar } from "./top-bar.tsx";

function LoadState() {
  const { error, shown } = useShown();
  const client = useQueryClient();
  if (error) {
    return (
      <div className="load-state card" role="alert">
        <h2>{m.map_failed()}</h2>
        <p>{m.map_failed_more()}</p>
        <button type="button" className="button primary" onClick={() => void client.refetchQueries()}>
          {m.map_retry()}
        </button>
      </div>
    );
  }
  if (shown) return null;
  return (
    <div className="load-state quiet" role="status">
      <span className="spinner" aria-hidden="true" />
      {m.map_loading()}
    </div>
  );
}

export function MapPage() {
  const { embed } = useView();
  const phone = usePhone();
  const bare = embed !== undefined;
  return (
    <div className={bare ? "map-page embed" : "map-page"}>
      {bare ? null : (
        <a className="skip-link" href="#kaart">
          {m.skip_to_map()}
        </a>
      )}
      {bare ? null : <TopBar onMap />}
      <FictionBanner />
      <div className="map-stage">
        <main id="kaart" className="map-layer">
          <h1 className="visually-hidden">Wijkblik: {m.map_region()}</h1>
          <MapView />
          <LoadState />
        </main>
        <div className="overlay">
          {bare ? null : <SidePanel phone={phone} />}
          <section className="overlay-foot" aria-label={m.legend_region()}>
            <Timeline />
            <Legend />
          </section>
          {bare ? <EmbedLink /> : <AreaCard />}
        </div>
      </div>
    </div>
  );
}
