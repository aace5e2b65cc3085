/** The areas that an area is made of, one by one: gemeenten of the country, wijken of a gemeente, buurten of a wijk, members of a list. */
import type { AreaIndex, Level } from "#data/schema/area.ts";
import type { Profile } from "#data/schema/profile.ts";
import { useAreas } from "../../api/published.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";

export interface AreaParts {
  level: Level;
  index: AreaIndex;
  rows: number[];
}

const levelOfParts: Record<Profile["area"]["level"], Level | undefined> = {
  land: "gemeente",
  gemeente: "wijk",
  wijk: "buurt",
  buurt: undefined,
  group: "buurt",
  provincie: "gemeente",
  region: "buurt",
};

/** What an area of a list, or that somebody made, is said to be made of. */
const namedIn = ({ group, region }: Profile): string[] | undefined => (group?.members ?? region?.parts)?.map(({ code }) => code);

/** Of what is named the areas themselves, where they are several of one kind; else the buurten in them. */
function levelIn(profile: Profile): Level | undefined {
  const named = namedIn(profile);
  const kinds = new Set(named?.map(levelOf));
  const [only] = kinds;
  return named && named.length > 1 && kinds.size === 1 ? only : levelOfParts[profile.area.level];
}

/** Whether there are any can be told before their names are here. */
export const hasParts = (profile: Profile): boolean => levelIn(profile) !== undefined && profile.area.bordered;

/** `data` is undefined while the names come; `error` says that they did not. */
export function useAreaParts(profile: Profile, enabled: boolean): { data: AreaParts | undefined; error: Error | null } {
  const level = levelIn(profile);
  const names = useAreas(enabled ? level : undefined);
  const asks = enabled && level === "buurt" && namedIn(profile) !== undefined;
  const wijken = useAreas(asks ? "wijk" : undefined);
  const gemeenten = useAreas(asks ? "gemeente" : undefined);
  const index = names.data;
  const error = names.error ?? wijken.error ?? gemeenten.error;
  const around = wijken.data && gemeenten.data && { wijken: wijken.data, gemeenten: gemeenten.data };
  if (!level || !index || (asks && !around)) return { data: undefined, error };
  return { data: { level, index, rows: rowsIn(profile, level, index, around) }, error };
}

/** What the buurten lie in. */
type Around = Record<"wijken" | "gemeenten", AreaIndex>;

function rowsIn(profile: Profile, level: Level, index: AreaIndex, around: Around | undefined): number[] {
  const { area } = profile;
  const every = [...index.codes.keys()];
  if (area.level === "land") return every;
  if (area.level === "gemeente") return every.filter((row) => index.gemeenten[row] === area.row);
  if (area.level === "wijk") return every.filter((row) => index.parents[row] === area.row);
  const members = namedIn(profile) ?? [];
  const rowsOf = (of: AreaIndex) => members.map((code) => rowOf(of, code)).filter((row) => row !== undefined);
  const named = rowsOf(index);
  if (level !== "buurt" || !around) return named;
  const [wijken, gemeenten] = [new Set(rowsOf(around.wijken)), new Set(rowsOf(around.gemeenten))];
  const inside = every.filter((row) => wijken.has(index.parents[row] ?? -1) || gemeenten.has(index.gemeenten[row] ?? -1));
  return [...new Set([...named, ...inside])].sort((a, b) => a - b);
}
