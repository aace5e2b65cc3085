/** A page about the approach of an area: what it says while the area comes, does not come, or is none. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isRegionCode } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { Profile } from "#data/schema/profile.ts";
import { isNotFound } from "../../api/client.ts";
import { profileQuery } from "../../api/published.ts";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import { useShown } from "../../state/shown.ts";
import { LoadingPage } from "../../ui/loading.tsx";
import { NotFoundPage } from "../not-found.tsx";

interface OfAreaProps {
  code: string;
  /** Of the page, with the name of the area where that is known. */
  title: (name: string | undefined) => string;
  children: (profile: Profile, catalog: Catalog) => ReactNode;
}

export function OfArea(props: OfAreaProps) {
  const { manifest, catalog, error } = useShown();
  if (!manifest || !catalog)
    return (
      <LoadingPage title={props.title(undefined)} error={error}>
        {m.loading()}
      </LoadingPage>
    );
  return <Known key={props.code} manifest={manifest} catalog={catalog} {...props} />;
}

function Known({ code, title, manifest, catalog, children }: OfAreaProps & { manifest: Manifest; catalog: Catalog }) {
  const { name } = useAreaName(isRegionCode(code) ? undefined : code);
  const { data: profile, error, refetch } = useQuery(profileQuery(manifest, code));
  if (error && isNotFound(error))
    return <NotFoundPage title={m.notfound_area()} text={m.notfound_area_text({ code, year: String(manifest.division) })} />;
  if (!profile)
    return (
      <LoadingPage title={title(name)} error={error} onRetry={() => void refetch()}>
        {m.loading_figures()}
      </LoadingPage>
    );
  return children(profile, catalog);
}
