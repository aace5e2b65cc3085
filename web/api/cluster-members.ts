/** Who belongs to a group or a cell, and in which buurt each point lies: asked when somebody looks at clusters. */
import { queryOptions } from "@tanstack/react-query";
import type { Box } from "#data/geometry/box.ts";
import type { ChosenFilter } from "#data/schema/initiative-filter.ts";
import { PointBuurten, type PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import { api, ask, largeMs } from "./client.ts";
import { afterOf, queryOf } from "./initiative-filter.ts";

/** Others add and change while we look: a minute is as old as a list may be. */
const staleTime = 60_000;

/** Rows that are parsed at a time, and pages that are fetched at the most. */
const [rowsAtOnce, mostPages] = [250, 20];

export interface InBox {
  initiatives: PublicInitiative[];
  /** False: there are more in the box than are fetched. */
  whole: boolean;
}

/** All whose point lies in a small box, page after page. */
export const wholeBoxQuery = (filter: ChosenFilter, box: Box) => {
  const asked = { ...filter, middle: box.map((degrees) => degrees.toFixed(6)).join(), limit: String(rowsAtOnce) };
  return queryOptions({
    queryKey: ["initiatives", "whole", queryOf(asked)],
    queryFn: async ({ signal }): Promise<InBox> => {
      const initiatives: PublicInitiative[] = [];
      let after: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const answer = await ask(api(`initiatives?${queryOf({ ...asked, after })}`), { signal });
        const list = PublicInitiativeList.parse(await answer.json());
        initiatives.push(...list.initiatives);
        after = afterOf(list.next);
        if (after === undefined) return { initiatives, whole: true };
      }
      return { initiatives, whole: false };
    },
    staleTime,
  });
};

/** The buurt of every place that a point has: place as `x,y` in units of 1e-5 degrees. */
export const pointBuurtenQuery = queryOptions({
  queryKey: ["initiatives", "buurten"],
  queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
    const found = PointBuurten.parse(await (await ask(api("initiatives/points/buurten"), { signal }, largeMs)).json());
    const buurten = new Map<string, string>();
    for (const [code, places] of Object.entries(found))
      for (let i = 0; i < places.length; i += 2) buurten.set(`${places[i]},${places[i + 1]}`, code);
    return buurten;
  },
  staleTime,
  structuralSharing: false,
});
