/** Entries of a type about one area: those that everybody sees, and the newer working version of each for who may see it. */
import { useQuery } from "@tanstack/react-query";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { isPutTogether } from "#data/schema/area.ts";
import type { EntryContent, SearchedContent } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import { entriesQuery } from "../../api/entries.ts";
import { sessionQuery } from "../../api/session.ts";
import { workingInAreaQuery } from "../../api/working-versions.ts";

export interface AreaEntry {
  id: string;
  type: string;
  content: SearchedContent | EntryContent;
  updatedAt: string;
  /** Of a working version that is not what everybody sees. */
  state?: WorkflowState | undefined;
  mayEdit: boolean;
}

const isAbout = ({ content }: { content: { areas?: readonly string[] | undefined } }, code: string): boolean =>
  content.areas?.includes(code) ?? false;

/** Newest first. Of what is put together out of areas (an own region, a province) there are none: an entry is about areas themselves. */
export function useAreaEntries(type: string, code: string) {
  const isOne = !isPutTogether(code);
  const { placeholderData: _, ...openQuery } = entriesQuery({ type, area: code }, { limit: 50 });
  const open = useQuery({ ...openQuery, enabled: isOne });
  const { data: session } = useQuery(sessionQuery);
  const working = useQuery(workingInAreaQuery(type, code, isOne ? session?.person : undefined));
  const own = (working.data ?? []).filter((one) => isAbout(one, code) && one.state !== "archived");
  const stands = new Map<string, WorkingVersion>(own.map((one) => [one.id, one]));
  const entries = isOne ? open.data?.entries.filter((one) => isAbout(one, code)) : [];
  const shown = entries?.map(({ id, content, updatedAt }): AreaEntry => {
    const newer = stands.get(id);
    stands.delete(id);
    return newer ? ofWorking(newer) : { id, type, content, updatedAt, mayEdit: false };
  });
  const data = shown && [...shown, ...[...stands.values()].map(ofWorking)].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return { data, error: open.error, refetch: open.refetch };
}

const ofWorking = ({ id, type, content, updatedAt, state, steps }: WorkingVersion): AreaEntry => ({
  ...{ id, type, content, updatedAt },
  ...(state === "published" ? {} : { state }),
  mayEdit: steps.includes("edit"),
});
