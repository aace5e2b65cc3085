/** Reads and writes the view in the URL. A choice of the reader is a step in the history, so Back undoes it; a camera move is not. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { View } from "./view.ts";

export type ViewChange = { [K in keyof View]?: View[K] | undefined };

export const useView = (): View => useSearch({ strict: false }) as View;

/** `setView({ indicator: "inwoners" })` keeps the rest; undefined removes a parameter, which is its default. */
export function useSetView(): (change: ViewChange, how?: { replace: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (change, how) => {
      void navigate({ to: ".", search: (before) => ({ ...before, ...change }) as View, replace: how?.replace ?? false });
    },
    [navigate],
  );
}

/**
 * The change that selects an area and lets the map frame it: a link with an area and without a camera shows that area.
 * A click on the map selects without moving and sets `area` alone.
 */
export const showArea = (code: string): ViewChange => ({ area: code, at: undefined });
