/** Whether the reader may say or set something of an area as a whole. The server has the last word. */
import { useQuery } from "@tanstack/react-query";
import { type Action, type Actor, mayEver, mayForArea } from "#data/schema/permission.ts";
import { useAreas } from "../../api/published.ts";
import { sessionQuery } from "../../api/session.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { useShown } from "../../state/shown.ts";

/** False while it is not known; nothing is fetched for who has no such role anywhere. */
export function useMayForArea(action: Action, code: string): boolean {
  const { data: session } = useQuery(sessionQuery);
  const actor: Actor | undefined = session ? { id: session.person, grants: session.grants } : undefined;
  const areas = useAround(code, mayEver(actor, action));
  return areas !== undefined && mayForArea(actor, action, areas);
}

/** Codes of an area and of what it lies in; undefined while they are on their way. */
function useAround(code: string, wanted: boolean): string[] | undefined {
  const { catalog } = useShown();
  const level = levelOf(code);
  const own = useAreas(wanted ? level : undefined).data;
  const wijken = useAreas(wanted && level === "buurt" ? "wijk" : undefined).data;
  const gemeenten = useAreas(wanted && level !== "gemeente" ? "gemeente" : undefined).data;
  const row = own && rowOf(own, code);
  if (!catalog || !own || row === undefined || (level === "buurt" && !wijken) || (level !== "gemeente" && !gemeenten))
    return undefined;
  const wijk = level === "buurt" ? wijken?.codes[own.parents[row] ?? -1] : undefined;
  const gemeente = level === "gemeente" ? undefined : gemeenten?.codes[own.gemeenten[row] ?? -1];
  const named = [code, wijk, gemeente].filter((one) => one !== undefined);
  const holds = ({ members }: { members: readonly { code: string }[] }) =>
    members.some((member) => member.code === code || member.code === wijk);
  const groups = catalog.groups.flatMap((list) => list.areas.filter(holds).map(({ id }) => id));
  return [...named, ...groups];
}
