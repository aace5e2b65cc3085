/** /gebied/:code/dossier: one area on paper. What is on the page is what is printed and what the Word file holds. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "../area/profile.css";
import "./dossier.css";
import { Link, useParams } from "@tanstack/react-router";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { hasColumns, type Profile } from "#data/schema/profile.ts";
import { isNotFound } from "../../api/client.ts";
import { ComparableAreasSection } from "../../figures/comparable/comparable-areas.tsx";
import { TrendComparisonSection } from "../../figures/comparable/trend-comparison.tsx";
import { namedRegion, titleOfCode } from "../../labels/region.ts";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { LoadingPage } from "../../ui/loading.tsx";
import { KeyFacts } from "../area/key-facts.tsx";
import { countsOf, RegionRules } from "../area/region-parts.tsx";
import { StandsOutSection } from "../area/stands-out.tsx";
import { useProfile } from "../area/use-profile.ts";
import { NotFoundPage } from "../not-found.tsx";
import { Colophon, DossierMissing } from "./colophon.tsx";
import { DossierAgreements, DossierInitiatives } from "./dossier-approach.tsx";
import { DossierFigures, DossierTrends } from "./dossier-figures.tsx";
import { DossierMap } from "./dossier-map.tsx";
import { DossierSheet } from "./dossier-sheet.tsx";
import { DossierStories } from "./dossier-stories.tsx";
import { dossierParts } from "./parts.ts";

export function DossierPage() {
  const { code = "" } = useParams({ strict: false });
  const { name } = useView();
  const { manifest, catalog, error } = useShown();
  if (!manifest || !catalog)
    return (
      <LoadingPage title={titleOfCode(code, name)} error={error}>
        {m.loading()}
      </LoadingPage>
    );
  return <DossierOf key={code} code={code} manifest={manifest} catalog={catalog} />;
}

function DossierOf({ code, manifest, catalog }: { code: string; manifest: Manifest; catalog: Catalog }) {
  const { name } = useView();
  const { profile, error, retry, refused } = useProfile(manifest, code);
  if (error && isNotFound(error))
    return <NotFoundPage title={m.notfound_area()} text={m.notfound_area_text({ code, year: String(manifest.division) })} />;
  if (!profile)
    return (
      <LoadingPage title={titleOfCode(code, name)} error={error} onRetry={retry}>
        {m.loading_figures()}
      </LoadingPage>
    );
  return <Dossier profile={namedRegion(profile, name)} manifest={manifest} catalog={catalog} refused={refused} />;
}

interface DossierProps {
  profile: Profile;
  manifest: Manifest;
  catalog: Catalog;
  refused: string | undefined;
}

function Dossier({ profile, manifest, catalog, refused }: DossierProps) {
  const { area, region } = profile;
  const { name } = useView();
  const isArea = area.level !== "land";
  const named = name === undefined || !region ? "" : `?name=${encodeURIComponent(name)}`;
  const places = [area];
  const back = (
    <Link to="/gebied/$code" params={{ code: area.code }} search={true} className="nl-link">
      {m.dossier_back()}
    </Link>
  );
  return (
    <DossierSheet {...{ name: area.name, manifest, division: profile.division, all: dossierParts, back }}>
      {(has) => (
        <>
          <KeyFacts profile={profile} catalog={catalog} manifest={manifest} />
          {has("kaart") ? <DossierMap profile={profile} catalog={catalog} /> : null}
          {region ? <DossierRegion region={region} catalog={catalog} /> : null}
          {has("opvallend") ? <StandsOutSection profile={profile} catalog={catalog} refused={refused} /> : null}
          {has("cijfers") ? <DossierFigures profile={profile} catalog={catalog} /> : null}
          {has("verloop") ? <DossierTrends profile={profile} catalog={catalog} /> : null}
          {has("vergelijking") && isArea ? <DossierComparable area={area} /> : null}
          {has("initiatieven") && isArea ? <DossierInitiatives places={places} /> : null}
          {has("afspraken") && isArea ? <DossierAgreements places={places} /> : null}
          {has("verhalen") && isArea ? <DossierStories places={places} /> : null}
          {has("ontbreekt") ? <DossierMissing figures={profile.figures} catalog={catalog} /> : null}
          <Colophon
            sources={profile.figures.map(({ source }) => source)}
            address={`/gebied/${encodeURIComponent(area.code)}${named}`}
            {...{ division: profile.division, catalog, manifest }}
          />
        </>
      )}
    </DossierSheet>
  );
}

function DossierComparable({ area }: Pick<Profile, "area">) {
  const { code, level } = area;
  if (hasColumns(level))
    return (
      <>
        <ComparableAreasSection code={code} />
        <TrendComparisonSection code={code} level={level} />
      </>
    );
  if (level !== "region") return null;
  return (
    <section aria-labelledby="dossier-vergelijkbaar">
      <h2 id="dossier-vergelijkbaar">{m.dossier_part_comparison()}</h2>
      <p>{m.region_not_alike()}</p>
    </section>
  );
}

/** What a region is made of, without its table: that is a file of the profile. */
function DossierRegion({ region, catalog }: { region: NonNullable<Profile["region"]>; catalog: Catalog }) {
  return (
    <section aria-labelledby="dossier-delen">
      <h2 id="dossier-delen">{m.region_title()}</h2>
      <p>{countsOf(region)}</p>
      <RegionRules region={region} catalog={catalog} />
    </section>
  );
}
