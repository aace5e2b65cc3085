/** What lists of an area's approach are narrowed by. */
import { filterOfPlace } from "#data/region/filter.ts";
import { landCode } from "#data/schema/profile.ts";

/** Of the land nothing; undefined where a list cannot be narrowed to it, as to a shape that somebody drew. */
export function askedArea(code: string): { area?: string } | undefined {
  if (code === landCode) return {};
  const filter = filterOfPlace(code);
  return filter && "area" in filter ? filter : undefined;
}
