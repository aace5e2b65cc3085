/** The profile of an area beside what the address asks, or beside the usual where that cannot be. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Manifest } from "#data/schema/manifest.ts";
import { landCode, type Profile } from "#data/schema/profile.ts";
import { profileQuery } from "../../api/published.ts";
import { useView } from "../../state/view.ts";

interface FoundProfile {
  /** Undefined while it is on its way, and when it does not come. */
  profile: Profile | undefined;
  error: Error | null;
  retry: () => void;
  /** What the address asks to compare with and cannot be; undefined where it can. */
  refused: string | undefined;
}

export function useProfile(manifest: Manifest, code: string): FoundProfile {
  const { benchmark } = useView();
  const usual = useQuery(profileQuery(manifest, code));
  const asked = benchmarkCode(benchmark, usual.data?.area.gemeente?.code);
  const isOther = usual.data !== undefined && asked !== undefined && asked !== usual.data.benchmark?.code;
  // What stood here stays while the figures of another comparison come.
  const other = useQuery({ ...profileQuery(manifest, code, asked), enabled: isOther, placeholderData: keepPreviousData });
  return {
    profile: (isOther ? other.data : undefined) ?? usual.data,
    error: usual.error,
    retry: () => void usual.refetch(),
    refused: isOther && other.error ? benchmark : undefined,
  };
}

/** Words of the address for what has a code, so that the usual comparison is asked once. Undefined: that one. */
function benchmarkCode(asked: string | undefined, gemeente: string | undefined): string | undefined {
  if (asked === "nederland") return landCode;
  return asked === "gemeente" ? gemeente : asked;
}
