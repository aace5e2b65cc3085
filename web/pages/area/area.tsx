/** /gebied/:code: the wijkprofiel of one area. What stands out first, every figure by theme behind a fold; prints as a dossier. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./profile.css";
import "./folds.css";
import { Link, useParams } from "@tanstack/react-router";
import { filterOfPlace } from "#data/region/filter.ts";
import { isRegionCode } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { themes } from "#data/schema/indicator.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { hasColumns, type Profile } from "#data/schema/profile.ts";
import { isNotFound } from "../../api/client.ts";
import { AreaInitiatives } from "../../figures/area/area-initiatives.tsx";
import { useDrawnLater } from "../../figures/area/drawn-later.ts";
import { AreaRiskSection } from "../../figures/comparable/area-risk.tsx";
import { ComparableAreasSection } from "../../figures/comparable/comparable-areas.tsx";
import { TrendComparisonSection } from "../../figures/comparable/trend-comparison.tsx";
import { GroupMembers } from "../../figures/groups/group-row.tsx";
import { AreaExamples } from "../../figures/knowledge/area-examples.tsx";
import { AreaKnowledge } from "../../figures/knowledge/area-knowledge.tsx";
import { ThemeStories } from "../../figures/knowledge/theme-stories.tsx";
import { formatDate } from "../../labels/format.ts";
import { namedRegion, regionFaultOf, regionFaultWords, titleOfCode } from "../../labels/region.ts";
import { useAreaName } from "../../state/area-rows.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { LoadingPage } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FeedLinks } from "../initiatives/links.tsx";
import { NotFoundPage } from "../not-found.tsx";
import { SaveRegion } from "../region/save-region.tsx";
import { Approach } from "./approach.tsx";
import { KeyFacts } from "./key-facts.tsx";
import { PartsOfArea } from "./members.tsx";
import { ProfileActions, ProfileHead } from "./profile-head.tsx";
import { ProfileLegend } from "./profile-legend.tsx";
import { ProfileTheme } from "./profile-theme.tsx";
import { RegionParts } from "./region-parts.tsx";
import { StandsOutSection } from "./stands-out.tsx";
import { MissingFigures, Strong } from "./strong-and-missing.tsx";
import { ThemeMatrix } from "./theme-matrix.tsx";
import { useProfile } from "./use-profile.ts";

export function AreaPage() {
  const { code = "" } = useParams({ strict: false });
  const { manifest, catalog, error } = useShown();
  if (!manifest || !catalog)
    return (
      <Unread code={code} error={error}>
        {m.loading()}
      </Unread>
    );
  const fault = regionFaultOf(code);
  if (fault) return <NoRegion text={regionFaultWords(fault)} />;
  return <AreaProfile key={code} code={code} manifest={manifest} catalog={catalog} />;
}

function NoRegion({ text }: { text: string }) {
  return (
    <NotFoundPage title={m.region_fault()} text={text}>
      <Link to="/gebied/eigen" search={true} className="nl-link">
        {m.region_new()}
      </Link>
    </NotFoundPage>
  );
}

type UnreadProps = Omit<Parameters<typeof LoadingPage>[0], "title"> & { code: string };

function Unread({ code, ...rest }: UnreadProps) {
  const { name } = useAreaName(isRegionCode(code) ? undefined : code);
  const view = useView();
  return <LoadingPage title={name ?? titleOfCode(code, view.name)} {...rest} />;
}

interface AreaProfileProps {
  code: string;
  manifest: Manifest;
  catalog: Catalog;
}

function AreaProfile({ code, manifest, catalog }: AreaProfileProps) {
  const { name } = useView();
  const { profile, error, retry, refused } = useProfile(manifest, code);
  if (error && isNotFound(error)) {
    if (isRegionCode(code)) return <NoRegion text={m.region_fault_empty()} />;
    return <NotFoundPage title={m.notfound_area()} text={m.notfound_area_text({ code, year: String(manifest.division) })} />;
  }
  if (!profile) {
    return (
      <Unread code={code} error={error} onRetry={retry}>
        {m.loading_figures()}
      </Unread>
    );
  }
  return <ProfilePage profile={namedRegion(profile, name)} manifest={manifest} catalog={catalog} refused={refused} />;
}

interface ProfilePageProps {
  profile: Profile;
  manifest: Manifest;
  catalog: Catalog;
  refused: string | undefined;
}

function ProfilePage({ profile, manifest, catalog, refused }: ProfilePageProps) {
  const { area, group, division } = profile;
  const isDrawn = useDrawnLater();
  const isLand = area.level === "land";
  const isListed = !isLand && filterOfPlace(area.code) !== undefined;
  const present = themes.filter((theme) => figuresOf(profile, catalog, theme).length > 0);
  return (
    <article className="wb-page profile">
      <ProfileHead profile={profile} catalog={catalog} />
      <KeyFacts profile={profile} catalog={catalog} manifest={manifest} />
      {area.bordered ? null : <Notice kind="warning">{m.area_no_border()}</Notice>}
      <StandsOutSection profile={profile} catalog={catalog} refused={refused} />
      <ProfileActions profile={profile} />
      {area.level === "region" ? <SaveRegion code={area.code} name={area.name} /> : null}
      {profile.region ? <RegionParts profile={profile} region={profile.region} catalog={catalog} /> : null}
      <section aria-labelledby="cijfers">
        <h2 id="cijfers">{m.profile_themes()}</h2>
        {present.map((theme) => (
          <ProfileTheme
            key={theme}
            theme={theme}
            figures={figuresOf(profile, catalog, theme)}
            profile={profile}
            catalog={catalog}
            isDrawn={isDrawn}
          >
            {!isListed ? null : <ThemeStories code={area.code} theme={theme} indicators={catalog.indicators} />}
          </ProfileTheme>
        ))}
      </section>
      <Strong profile={profile} catalog={catalog} />
      <PartsOfArea profile={profile} catalog={catalog} />
      {isListed ? <Approach profile={profile} catalog={catalog} /> : null}
      {isListed ? <ThemeMatrix code={area.code} /> : null}
      <MissingFigures profile={profile} catalog={catalog} />
      {group ? <GroupMembers group={group} heading="h2" /> : null}
      {isListed ? (
        <>
          <AreaInitiatives code={area.code} heading="h2" />
          <AreaKnowledge code={area.code} heading="h2" />
        </>
      ) : null}
      {isLand || isListed ? null : <p className="wb-soft">{m.region_no_lists()}</p>}
      {isLand || profile.region ? null : <AreaExamples code={area.code} heading="h2" />}
      {hasColumns(area.level) ? (
        <>
          <ComparableAreasSection code={area.code} />
          <TrendComparisonSection code={area.code} level={area.level} />
          {area.level === "wijk" ? <AreaRiskSection code={area.code} /> : null}
        </>
      ) : area.level === "region" ? (
        <p className="wb-soft">{m.region_not_alike()}</p>
      ) : null}
      <ProfileLegend profile={profile} catalog={catalog} />
      {isLand || isListed ? (
        <FeedLinks
          question={isLand ? "" : new URLSearchParams(filterOfPlace(area.code)).toString()}
          title={m.feed_title_area({ name: area.name })}
        />
      ) : null}
      <p className="print-only wb-small">
        {m.area_printed({ date: formatDate(new Date().toISOString()), year: String(division) })}
      </p>
    </article>
  );
}

function figuresOf(profile: Profile, catalog: Catalog, theme: string) {
  return profile.figures.flatMap((figure) => {
    const indicator = catalog.indicators.find((one) => one.id === figure.indicator);
    return indicator && indicator.theme === theme ? [{ figure, indicator }] : [];
  });
}
