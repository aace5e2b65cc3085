/** What is read by the editions of checklists and of the assessment: they are fetched once, and then it is there. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { AnyEdition } from "#data/editions/edition.ts";
import { editionsQuery } from "../../api/approach/editions.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";

export const WithEditions = ({ children }: { children: (editions: readonly AnyEdition[]) => ReactNode }) => (
  <Fetched query={useQuery(editionsQuery)} waiting={m.edition_loading()}>
    {children}
  </Fetched>
);
