/** The areas of a list side by side. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { Programme } from "#data/approach/programme.ts";
import { api, ask } from "../client.ts";
import { queryOf } from "../initiative-filter.ts";
import { differsBySession } from "../session.ts";

export interface ProgrammeAsked {
  list?: string | undefined;
  /** Ids with commas between them; without them the usual ones. */
  indicators?: string | undefined;
}

const addressOfProgramme = (asked: ProgrammeAsked, format?: "csv"): string => api(`programme?${queryOf({ ...asked, format })}`);
export const programmeFile = (asked: ProgrammeAsked): string => addressOfProgramme(asked, "csv");

export const programmeQuery = (asked: ProgrammeAsked) =>
  queryOptions({
    queryKey: ["programme", queryOf({ ...asked })],
    queryFn: async ({ signal }) => Programme.parse(await (await ask(addressOfProgramme(asked), { signal })).json()),
    placeholderData: keepPreviousData,
    meta: differsBySession,
  });
