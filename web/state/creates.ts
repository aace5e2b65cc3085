import { useQuery } from "@tanstack/react-query";
import { mayEver } from "#data/schema/permission.ts";
import { sessionQuery } from "../api/session.ts";

/** Whether what the reader enters becomes an entry of their own; everybody else proposes one. */
export function useCreates(): boolean {
  const { data: session } = useQuery(sessionQuery);
  return session ? mayEver({ id: session.person, grants: session.grants }, "initiative.create") : false;
}
