/** The map with everything that floats over its edges. */
import { Legend } from "../figures/legend/legend.tsx";
import { Timeline } from "../figures/timeline.tsx";
import { MapView } from "../map/map-view.tsx";
import { m } from "../paraglide/messages.js";
import { useView } from "../state/use-view.ts";
import { usePhone } from "../ui/media.ts";
import { AreaCard } from "./area-card.tsx";
import { FictionBanner } from "./banner.tsx";
import { EmbedLink } from "./embed-link.tsx";
import { LoadState } from "./load-state.tsx";
import { SidePanel } from "./side-panel.tsx";
import { TopBar } from "./top-bar.tsx";

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
