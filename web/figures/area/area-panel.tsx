/** Right panel: the chosen area. The figure of the map comes from the column that is already here; the rest from its profile. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { themes } from "#data/schema/indicator.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { Profile } from "#data/schema/profile.ts";
import { useAreas } from "../../api/figures.ts";
import { profileQuery } from "../../api/published.ts";
import * as m from "../../paraglide/messages.js";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/use-view.ts";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { AddInArea } from "../add-in-area.tsx";
import { GroupMembers } from "../groups/group-members.tsx";
import { AreaHeading } from "./area-heading.tsx";
import { AreaInitiatives } from "./area-initiatives.tsx";
import { AreaRelations } from "./area-relations.tsx";
import { CurrentFigure } from "./current-figure.tsx";
import { ThemeFigures } from "./theme-figures.tsx";
import { Trend } from "./trend.tsx";
import "./area-panel.css";

export function AreaPanel() {
  const { area: code } = useView();
  const { manifest, catalog, shown, scale, error } = useShown();
  const areas = useAreas(code === undefined ? undefined : levelOf(code));
  const gemeenten = useAreas("gemeente");
  if (code === undefined) return <p className="wb-soft">{m.area_none()}</p>;
  if (!manifest || !catalog || !areas.data || !gemeenten.data || !shown || !scale) {
    return <Loading error={error ?? areas.error ?? gemeenten.error}>{m.loading()}</Loading>;
  }
  const row = rowOf(areas.data, code);
  if (row === undefined) return <Notice kind="warning">{m.area_unknown({ code, year: String(manifest.division) })}</Notice>;
  return (
    <>
      <AreaHeading areas={areas.data} gemeenten={gemeenten.data} row={row} catalog={catalog} />
      <CurrentFigure areas={areas.data} gemeenten={gemeenten.data} row={row} shown={shown} scale={scale} catalog={catalog}>
        <AreaTrend code={code} manifest={manifest} indicator={shown.indicator} year={shown.year} />
      </CurrentFigure>
      <AreaInitiatives code={code} heading="h3" />
      <ProfileParts key={code} code={code} manifest={manifest} catalog={catalog} />
      <p className="area-links">
        <Link to="/gebied/$code" params={{ code }} search={true} className="nl-link">
          {m.area_profile()}
        </Link>
        <AddInArea code={code} />
      </p>
    </>
  );
}

interface AreaTrendProps {
  code: string;
  manifest: Manifest;
  indicator: PublishedIndicator;
  year: number;
}

function AreaTrend({ code, manifest, indicator, year }: AreaTrendProps) {
  const profile = useQuery(profileQuery(manifest, code));
  const figure = profile.data?.figures.find((one) => one.indicator === indicator.id);
  return figure ? <Trend indicator={indicator} series={figure.series} year={year} /> : null;
}

function ProfileParts({ code, manifest, catalog }: { code: string; manifest: Manifest; catalog: Catalog }) {
  const profile = useQuery(profileQuery(manifest, code));
  if (!profile.data) {
    return (
      <Loading error={profile.error} onRetry={() => void profile.refetch()}>
        {m.loading_figures()}
      </Loading>
    );
  }
  return (
    <>
      <AreaRelations area={profile.data.area} catalog={catalog} />
      {profile.data.group ? <GroupMembers group={profile.data.group} /> : null}
      <section className="area-block" aria-labelledby="area-figures">
        <h3 id="area-figures">{m.area_figures()}</h3>
        <AllThemes profile={profile.data} catalog={catalog} />
      </section>
    </>
  );
}

function AllThemes({ profile, catalog }: { profile: Profile; catalog: Catalog }) {
  const pairs = profile.figures.flatMap((figure) => {
    const indicator = catalog.indicators.find((one) => one.id === figure.indicator);
    return indicator ? [{ figure, indicator }] : [];
  });
  return themes.map((theme) => {
    const figures = pairs.filter((one) => one.indicator.theme === theme);
    if (figures.length === 0) return null;
    return (
      <ThemeFigures
        key={theme}
        theme={theme}
        figures={figures}
        withGemeente={profile.area.gemeente !== undefined}
        catalog={catalog}
      />
    );
  });
}
