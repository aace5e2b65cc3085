/** The head of a profile: what and where it is, with a sketch of its border, and the ways to go on. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { filterOfPlace, selectionOfRegion, viewOfPlace } from "#data/region/filter.ts";
import { provinceAround } from "#data/region/provinces.ts";
import { isPutTogether } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { hasColumns, landCode, type Profile } from "#data/schema/profile.ts";
import { AddInArea } from "../../figures/area/area-initiatives.tsx";
import { PinButton } from "../../figures/compare/pin-button.tsx";
import { formatNumber, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { cameraOnShape } from "../../state/own-selection.ts";
import { showArea, type ViewChange } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";

export function ProfileHead({ profile, catalog }: { profile: Profile; catalog: Catalog }) {
  const { area } = profile;
  return (
    <header className="profile-head">
      <div>
        <h1>{area.name}</h1>
        <p className="lead">{kindOfArea(profile, catalog)}</p>
      </div>
      <MapLink area={area}>
        <AreaSketch sketch={profile.sketch} name={area.name} />
        <span className="no-print">{m.area_show()}</span>
      </MapLink>
    </header>
  );
}

function MapLink({ area: { code }, children }: Pick<Profile, "area"> & { children: ReactNode }) {
  return (
    <Link to="/" search={(before) => ({ ...before, ...onMap(code) })} className="nl-link profile-head__map">
      {children}
    </Link>
  );
}

/** A region stands on the map as the selection that it is, as far as one can hold it. */
function onMap(code: string): ViewChange {
  if (code === landCode) return { area: undefined, at: undefined };
  if (!isPutTogether(code)) return showArea(code);
  const selection = selectionOfRegion(code);
  return { area: undefined, at: undefined, selection, ...(selection ? { panel: "clusters", clusters: "selectie" } : {}) };
}

/** Where a reader goes on from here. */
export function ProfileActions({ profile: { area } }: { profile: Profile }) {
  const province = area.level === "gemeente" ? provinceAround(area.code) : undefined;
  const narrowed = { within: undefined, ...viewOfPlace(area.code) };
  return (
    <div className="page-actions no-print">
      <PinButton code={area.code} />
      {hasColumns(area.level) ? <AddInArea code={area.code} /> : null}
      {province ? (
        <Link to="/gebied/$code" params={{ code: province.code }} search={true} className="nl-link">
          {m.area_province({ name: words(province.name) })}
        </Link>
      ) : null}
      {area.gemeente ? (
        <Link to="/gebied/$code" params={{ code: area.gemeente.code }} search={true} className="nl-link">
          {m.area_gemeente({ name: area.gemeente.name })}
        </Link>
      ) : null}
      {area.wijk ? (
        <Link to="/gebied/$code" params={{ code: area.wijk.code }} search={true} className="nl-link">
          {area.wijk.name}
        </Link>
      ) : null}
      {isPutTogether(area.code) && filterOfPlace(area.code) ? (
        <Link
          to="/kansen"
          search={(view) => ({ ...view, in: undefined, ...narrowed, at: cameraOnShape(narrowed.within) })}
          className="nl-link"
        >
          {m.region_gaps()}
        </Link>
      ) : null}
      {hasColumns(area.level) ? (
        <Link to="/gebied/$code/aanpak" params={{ code: area.code }} search={true} className="nl-link">
          {m.approach_area_link()}
        </Link>
      ) : null}
      <Link to="/gebied/$code/dossier" params={{ code: area.code }} search={true} className="nl-link">
        {m.dossier_link()}
      </Link>
      <Button icon="print" onClick={() => print()}>
        {m.area_print()}
      </Button>
    </div>
  );
}

export function kindOfArea({ area, group, region }: Profile, catalog: Catalog): string {
  const list = catalog.groups.find((one) => one.id === group?.list);
  const place = list?.areas.find((one) => one.id === area.code)?.gemeente ?? area.gemeente?.name ?? "";
  const kinds = {
    land: () => m.profile_kind_land(),
    gemeente: () => m.area_kind_gemeente(),
    wijk: () => m.area_kind_wijk({ gemeente: place }),
    buurt: () => m.area_kind_buurt({ gemeente: place }),
    group: () => m.area_kind_group({ list: list ? words(list.name) : m.level_group(), gemeente: place }),
    provincie: () => m.profile_kind_province(),
    region: () => (region?.kind === "shape" ? m.region_kind_shape() : m.region_kind_areas()),
  };
  const isOfCbs = area.level !== "group" && area.level !== "region";
  const size = region && m.region_size({ size: formatNumber(region.squareKilometres, 1) });
  const parts = [kinds[area.level](), area.wijk?.name, isOfCbs ? area.code : size];
  return parts.filter((one) => one !== undefined).join(" · ");
}

/** No map with layers and tiles: it is there at once, and on paper. The whole map is one link further. */
export function AreaSketch({ sketch, name }: { sketch: Profile["sketch"]; name: string }) {
  if (!sketch) return null;
  const { width, height, around } = sketch;
  return (
    <svg
      className="profile-sketch"
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
      role="img"
      aria-label={m.profile_sketch({ name })}
    >
      {around === undefined ? null : <path className="profile-sketch__around" d={around} />}
      {sketch.area === "" ? null : <path className="profile-sketch__area" d={sketch.area} />}
    </svg>
  );
}
