/** Areas that the reader keeps to compare, in the order in which they were chosen. They live in the address and go along to every page. */
import { useMemo } from "react";
import { mostCompared } from "#data/comparable/comparison.ts";
import { PlaceCode } from "#data/schema/area.ts";
import { useSetView, useView } from "../../state/view.ts";

export interface PinFault {
  code: string;
  /** It is no code; or there are as many as can be compared. */
  why: "form" | "most";
}

export interface ReadPins {
  codes: readonly string[];
  faults: readonly PinFault[];
}

export function readPins(text: string | undefined): ReadPins {
  const all = [...new Set((text ?? "").split(",").map((one) => one.trim()))].filter((one) => one !== "");
  const isCode = (one: string) => PlaceCode.safeParse(one).success;
  const sound = all.filter(isCode);
  const faults = all.flatMap((code): PinFault[] => {
    if (!isCode(code)) return [{ code, why: "form" }];
    return sound.indexOf(code) < mostCompared ? [] : [{ code, why: "most" }];
  });
  return { codes: sound.slice(0, mostCompared), faults };
}

/** Undefined without any: then the address has no word of it. */
export const writePins = (codes: readonly string[]): string | undefined => (codes.length > 0 ? codes.join(",") : undefined);

export interface Pins extends ReadPins {
  isFull: boolean;
  has: (code: string) => boolean;
  add: (code: string) => void;
  remove: (code: string) => void;
  /** What depends on one area, such as "equally urban", is about the first. */
  putFirst: (code: string) => void;
}

export function usePins(): Pins {
  const { compare } = useView();
  const setView = useSetView();
  return useMemo(() => {
    const { codes, faults } = readPins(compare);
    const set = (next: readonly string[]) => setView({ compare: writePins(next) }, { replace: true });
    const others = (code: string) => codes.filter((one) => one !== code);
    return {
      ...{ codes, faults, isFull: codes.length >= mostCompared },
      has: (code) => codes.includes(code),
      add: (code) => set([...others(code), code].slice(0, mostCompared)),
      remove: (code) => set(others(code)),
      putFirst: (code) => set([code, ...others(code)]),
    };
  }, [compare, setView]);
}
