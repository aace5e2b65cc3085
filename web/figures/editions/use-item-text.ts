/** What an item of a checklist asks, by its id: for rows that stand among other words. */
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { checklistTemplates, itemsOf } from "#data/checklists/checklist.ts";
import { checklistEditions } from "#data/editions/edition.ts";
import { editionsQuery } from "../../api/approach/editions.ts";
import { words } from "../../labels/format.ts";

/** Of any edition of any template, as the newest of them says it; undefined while they are on their way. */
export function useItemText(type: string): (id: string) => string | undefined {
  const { data = [] } = useQuery({ ...editionsQuery, enabled: type === "checklist" });
  return useCallback(
    (id) => {
      const items = checklistTemplates.flatMap((template) => checklistEditions(data, template).flatMap(itemsOf));
      const found = items.findLast((item) => item.id === id);
      return found && words(found.text);
    },
    [data],
  );
}
