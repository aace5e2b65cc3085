/** What a signed-in reader may see of initiatives that are not published. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { WorkingVersionList } from "#data/entries/working-version.ts";
import type { Box } from "#data/geometry/box.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { ChosenFilter } from "#data/schema/initiative-filter.ts";
import { api, ask } from "./client.ts";
import { queryOf } from "./initiative-filter.ts";
import { needsSession } from "./session.ts";

export interface TeamDraft {
  id: string;
  state: string;
  content: { title: string; themes?: string[] | undefined };
  /** Where it really is: its team may know. */
  geometry: Geometry | undefined;
}

/** Degrees that the box is widened to: a small pan then asks nothing new. */
const grid = 0.25;

const widened = ([west, south, east, north]: Box): Box => {
  const down = (degrees: number) => Math.floor(degrees / grid) * grid;
  const up = (degrees: number) => Math.ceil(degrees / grid) * grid;
  return [down(west), down(south), up(east), up(north)];
};

/** Drafts and what waits for a moderator, narrowed as the rest of the map is, around its window; asked once there is one. */
export function draftsQuery(filter: ChosenFilter, window: Box | undefined) {
  const box = widened(window ?? [0, 0, 0, 0]);
  const question = queryOf({ ...filter, state: "draft,submitted", bbox: box.join(), limit: "500", type: "initiative" });
  return queryOptions({
    queryKey: ["working-versions", "drafts", question],
    meta: needsSession,
    queryFn: async ({ signal }): Promise<TeamDraft[]> => {
      const answer = WorkingVersionList.parse(await (await ask(api(`working-versions?${question}`), { signal })).json());
      return answer.workingVersions.map(({ id, state, content, placed }) => ({
        id,
        state,
        content: { title: content.title, themes: content.themes },
        geometry: (content.place?.kind === "geometry" ? content.place.geometry : placed.shown) ?? undefined,
      }));
    },
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
