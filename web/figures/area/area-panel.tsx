/** Right panel: the chosen area. The figure of the map comes from the column that is already here; the rest from its profile. */
import * as m from "../../paraglide/messages.js";
import "./area-panel.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { AreaIndex } from "#data/schema/area.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { GroupArea, GroupList } from "#data/schema/group.ts";
import { themes } from "#data/schema/indicator.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { Profile } from "#data/schema/profile.ts";
import { profileQuery, useAreas } from "../../api/published.ts";
import { formatNumber, rankedAmong, words } from "../../labels/format.ts";
import { profileWriter } from "../../labels/profile-figures.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { focusWanted, useFocusWanted } from "../../state/map-store.ts";
import { useShown } from "../../state/shown.ts";
import { showArea, useIsGaps, useSetView, useView } from "../../state/view.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PinButton } from "../compare/pin-button.tsx";
import { GroupMembers } from "../groups/group-row.tsx";
import { AddInArea, AreaInitiatives } from "./area-initiatives.tsx";
import { CurrentFigure } from "./current-figure.tsx";
import { ThemeFigures } from "./theme-figures.tsx";
import { Trend } from "./trend.tsx";
import { TrendFiles } from "./trend-files.tsx";

/** Beside the first picture nothing of it is needed. */
const AreaKnowledge = lazyPart(async () => (await import("../knowledge/area-knowledge.tsx")).AreaKnowledge);
const GapOfArea = lazyPart(async () => (await import("../gaps/gap-of-area.tsx")).GapOfArea);

export function AreaPanel() {
  const isGaps = useIsGaps();
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
      {isGaps ? <GapOfArea key={code} code={code} /> : null}
      <CurrentFigure areas={areas.data} gemeenten={gemeenten.data} row={row} shown={shown} scale={scale} catalog={catalog}>
        <AreaTrend code={code} manifest={manifest} indicator={shown.indicator} year={shown.year} />
      </CurrentFigure>
      <p className="area-links">
        <PinButton code={code} />
      </p>
      <AreaInitiatives code={code} heading="h3" onMap />
      <AreaKnowledge key={`kennis ${code}`} code={code} heading="h3" />
      <ProfileParts key={code} code={code} manifest={manifest} catalog={catalog} />
      <p className="area-links">
        <Link to="/gebied/$code" params={{ code }} search={true} className="nl-link">
          {m.area_profile()}
        </Link>
        <Link to="/gebied/$code/aanpak" params={{ code }} search={true} className="nl-link">
          {m.approach_area_link()}
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
  const { catalog } = useShown();
  if (!profile.data || !catalog || !figure) return null;
  const write = profileWriter(profile.data, catalog);
  return (
    <Trend indicator={indicator} figure={figure} year={year} write={write}>
      <TrendFiles {...{ indicator, figure, catalog, write }} profile={profile.data} />
    </Trend>
  );
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
  const among = rankedAmong(
    profile.area.level,
    catalog.groups.find((one) => one.id === profile.group?.list),
  );
  const write = profileWriter(profile, catalog);
  return themes.map((theme) => {
    const figures = pairs.filter((one) => one.indicator.theme === theme);
    if (figures.length === 0) return null;
    return (
      <ThemeFigures
        key={theme}
        theme={theme}
        figures={figures}
        among={among}
        withGemeente={profile.area.gemeente !== undefined}
        catalog={catalog}
        write={write}
      />
    );
  });
}

interface AreaHeadingProps {
  areas: AreaIndex;
  gemeenten: AreaIndex;
  row: number;
  catalog: Catalog;
}

function AreaHeading({ areas, gemeenten, row, catalog }: AreaHeadingProps) {
  const inhabitants = areas.inhabitants[row] ?? -1;
  const kind = kindOf(areas, gemeenten, row, catalog);
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = useFocusWanted() === areas.codes[row];
  useEffect(() => {
    if (!wanted) return;
    focusWanted.set(undefined);
    heading.current?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <header className="area-head">
      <h2 ref={heading} tabIndex={-1}>
        {areas.names[row]}
      </h2>
      <p>
        {inhabitants >= 0 ? `${kind} · ${m.area_inhabitants({ count: formatNumber(inhabitants) })}` : kind}
        {areas.level === "group" ? null : <span className="wb-small"> · {areas.codes[row]}</span>}
      </p>
      {row >= areas.bordered ? <p className="wb-small">{m.area_no_border()}</p> : null}
    </header>
  );
}

function kindOf(areas: AreaIndex, gemeenten: AreaIndex, row: number, catalog: Catalog): string {
  const gemeente = gemeenten.names[areas.gemeenten[row] ?? -1] ?? "";
  if (areas.level === "gemeente") return m.area_kind_gemeente();
  if (areas.level === "wijk") return m.area_kind_wijk({ gemeente });
  if (areas.level === "buurt") return m.area_kind_buurt({ gemeente });
  const code = areas.codes[row];
  const list = catalog.groups.find((one) => one.areas.some((area) => area.id === code));
  const place = list?.areas.find((one) => one.id === code)?.gemeente ?? gemeente;
  return m.area_kind_group({ list: list ? words(list.name) : m.level_group(), gemeente: place });
}

/** Around the chosen area: the larger areas it lies in and the lists it belongs to; each a way to go there. */
function AreaRelations({ area, catalog }: { area: Profile["area"]; catalog: Catalog }) {
  const setView = useSetView();
  const around = [
    ...(area.wijk ? [{ code: area.wijk.code, name: area.wijk.name }] : []),
    ...(area.gemeente ? [{ code: area.gemeente.code, name: m.area_gemeente({ name: area.gemeente.name }) }] : []),
  ];
  const lists = membershipsOf(catalog.groups, [area.code, area.wijk?.code]).map(({ list, area: { id, name } }) => ({
    code: id,
    name: `${name} (${words(list.name)})`,
  }));
  const line = (title: string, links: typeof around) =>
    links.length === 0 ? null : (
      <>
        <dt>{title}</dt>
        <dd>
          {links.map((link, i) => (
            <span key={link.code}>
              {i > 0 ? ", " : ""}
              <button type="button" className="wb-plain-link" onClick={() => setView(showArea(link.code))}>
                {link.name}
              </button>
            </span>
          ))}
        </dd>
      </>
    );
  if (around.length + lists.length === 0) return null;
  return (
    <dl className="facts area-block">
      {line(m.area_part_of(), around)}
      {line(m.area_in_lists(), lists)}
    </dl>
  );
}

/** Areas of lists that have one of the codes among their members: pass an area and the wijk it lies in. */
function membershipsOf(
  lists: readonly GroupList[],
  codes: readonly (string | undefined)[],
): { list: GroupList; area: GroupArea }[] {
  return lists.flatMap((list) =>
    list.areas.filter((area) => area.members.some((member) => codes.includes(member.code))).map((area) => ({ list, area })),
  );
}
