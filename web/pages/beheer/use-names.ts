/** Names of areas, indicators and organisations, for the values of an entry. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { organisationsQuery } from "../../api/session.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { words } from "../../labels/format.ts";
import { useShown } from "../../state/shown.ts";
import type { Names } from "./entry-words.ts";

/** What is not known by name keeps its code. */
export function useNames(): Names {
  const { nameOf } = useAreaNames();
  const { catalog } = useShown();
  const { data: organisations } = useQuery(organisationsQuery);
  return useMemo(
    () => ({
      area: (code) => nameOf(code) ?? code,
      indicator: (id) => {
        const found = catalog?.indicators.find((one) => one.id === id);
        return found ? words(found.name) : id;
      },
      organisation: (id) => organisations?.find((one) => one.id === id)?.name ?? id,
    }),
    [nameOf, catalog, organisations],
  );
}
