import { useSetView, useView } from "../../state/use-view.ts";

/** The isolated class or status, and a toggle for one; isolating is a look, not a step in the history. */
export function useOnly(): { only: string | undefined; toggle: (what: string) => void } {
  const { only } = useView();
  const setView = useSetView();
  return { only, toggle: (what) => setView({ only: only === what ? undefined : what }, { replace: true }) };
}
