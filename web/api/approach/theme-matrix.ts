/** The matrix of areas or organisations by theme or ministry. */
import { queryOptions } from "@tanstack/react-query";
import { ApproachMatrix, type MatrixColumns, type MatrixRows } from "#data/approach/theme-matrix.ts";
import { api, ask } from "../client.ts";
import { queryOf } from "../initiative-filter.ts";
import { differsBySession } from "../session.ts";

export interface MatrixAsked {
  list?: string | undefined;
  area?: string | undefined;
  parts?: "false" | undefined;
  rows?: MatrixRows | undefined;
  columns?: MatrixColumns | undefined;
}

const addressOfMatrix = (asked: MatrixAsked, format?: "csv"): string => api(`theme-matrix?${queryOf({ ...asked, format })}`);
export const matrixFile = (asked: MatrixAsked): string => addressOfMatrix(asked, "csv");

export const themeMatrixQuery = (asked: MatrixAsked) =>
  queryOptions({
    queryKey: ["theme-matrix", queryOf({ ...asked })],
    queryFn: async ({ signal }) => ApproachMatrix.parse(await (await ask(addressOfMatrix(asked), { signal })).json()),
    meta: differsBySession,
  });
