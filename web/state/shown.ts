/** What is shown now, for every component that asks. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { catalogQuery, manifestQuery } from "../api/published.ts";
import { type Scale, scaleOf } from "../labels/scale.ts";
import { useDark } from "../ui/media.ts";
import { type Shown, shownIn } from "./shown-in.ts";
import { useView } from "./use-view.ts";
import { levelAt, readCamera, type View } from "./view.ts";

export type { Shown } from "./shown-in.ts";

export interface ShownData {
  manifest: Manifest | undefined;
  catalog: Catalog | undefined;
  shown: Shown | undefined;
  scale: Scale | undefined;
  error: Error | null;
}

type Answer = { shown: Shown | undefined; scale: Scale | undefined };
const answers = new WeakMap<Catalog, Map<string, Answer>>();

/** Many components ask the same: the answer is worked out once and is the same object for all, so nothing is drawn twice. */
function remembered(catalog: Catalog | undefined, view: View, dark: boolean): Answer {
  if (!catalog) return { shown: undefined, scale: undefined };
  const known = answers.get(catalog) ?? new Map<string, Answer>();
  answers.set(catalog, known);
  const zoom = readCamera(view.at)?.zoom ?? 0;
  const key = [view.indicator, view.year, view.level ?? "auto", levelAt(zoom), dark].join();
  const before = known.get(key);
  if (before) return before;
  const shown = shownIn(view, catalog.indicators);
  const answer = { shown, scale: shown && scaleOf(shown.indicator, shown.level, dark) };
  known.set(key, answer);
  return answer;
}

/** The same answer for map, legend, panels and table: they all ask here. */
export function useShown(): ShownData {
  const view = useView();
  const dark = useDark();
  const manifest = useQuery(manifestQuery);
  const catalog = useQuery({ ...catalogQuery(manifest.data), enabled: manifest.data !== undefined });
  const { shown, scale } = useMemo(() => remembered(catalog.data, view, dark), [catalog.data, view, dark]);
  return { manifest: manifest.data, catalog: catalog.data, shown, scale, error: manifest.error ?? catalog.error };
}
