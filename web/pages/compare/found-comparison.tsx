/** The comparison that an address asks, for every page that shows one; without areas in it, how to begin. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Comparison } from "#data/comparable/comparison.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { isNotFound } from "../../api/client.ts";
import { comparisonQuery } from "../../api/comparable.ts";
import { usePins } from "../../figures/compare/pins.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { LoadingPage } from "../../ui/loading.tsx";
import { CompareBegin } from "./compare-begin.tsx";
import { Dropped } from "./dropped.tsx";

export interface FoundComparisonProps {
  comparison: Comparison;
  manifest: Manifest;
  catalog: Catalog;
  /** What the address asks to compare with and cannot be; undefined where it can. */
  refused: string | undefined;
  /** Another comparison than this one was asked, and comes. */
  isOnItsWay: boolean;
}

interface FoundProps {
  children: (found: FoundComparisonProps) => ReactNode;
}

export function FoundComparison({ children }: FoundProps) {
  const { manifest, catalog, error } = useShown();
  if (!manifest || !catalog)
    return (
      <LoadingPage title={m.compare_title_none()} error={error}>
        {m.loading()}
      </LoadingPage>
    );
  return (
    <ComparisonOfPins manifest={manifest} catalog={catalog}>
      {children}
    </ComparisonOfPins>
  );
}

type PinsProps = FoundProps & Pick<FoundComparisonProps, "manifest" | "catalog">;

function ComparisonOfPins({ manifest, catalog, children }: PinsProps) {
  const { benchmark } = useView();
  const { codes } = usePins();
  const isAsked = codes.length > 0;
  const asked = useQuery({
    ...comparisonQuery(manifest, codes, benchmark),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  // Where the first cannot stand beside what was asked, the usual comparison stands, and that is said.
  const isRefused = isAsked && benchmark !== undefined && asked.error !== null && isNotFound(asked.error);
  const usual = useQuery({ ...comparisonQuery(manifest, codes), enabled: isRefused });
  const found = isRefused ? usual : asked;
  const isNone = found.error !== null && isNotFound(found.error);
  if (!isAsked || isNone)
    return (
      <CompareBegin catalog={catalog}>
        <Dropped unknown={isNone ? codes : []} division={manifest.division} />
      </CompareBegin>
    );
  if (!found.data || found.error)
    return (
      <LoadingPage title={m.compare_title_none()} error={found.error} onRetry={() => void found.refetch()}>
        {m.compare_waiting()}
      </LoadingPage>
    );
  const [comparison, isOnItsWay] = [found.data, found.isPlaceholderData];
  return children({ comparison, manifest, catalog, refused: isRefused ? benchmark : undefined, isOnItsWay });
}
