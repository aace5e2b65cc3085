/** How near what somebody knows is to what is asked: in one gemeente, in one that is comparable, or in one province. */
import { provinceAround } from "#data/region/provinces.ts";
import { areasOf, buurtRows, describeArea, findArea } from "../published/areas.ts";
import { matchArea } from "../published/comparable.ts";
import type { PublishedSet } from "../published/published-set.ts";

interface Related {
  how: "gemeente" | "comparable" | "province";
  asked: { code: string; name: string };
  known: { code: string; name: string };
}

/** Answers undefined where two areas are not related. */
export function areaRelations(set: PublishedSet): (asked: string, known: string) => Related | undefined {
  const cached = <T>(make: (code: string) => T) => {
    const made = new Map<string, T>();
    return (code: string): T => {
      const before = made.get(code);
      if (before !== undefined) return before;
      const value = make(code);
      made.set(code, value);
      return value;
    };
  };
  const named = (code: string) => {
    const ref = findArea(set, code);
    return { code, name: ref ? describeArea(set, ref).name : code };
  };
  /** Of a group several. */
  const gemeentenOf = cached((code): string[] => {
    const ref = findArea(set, code);
    if (!ref) return [];
    if (ref.level === "gemeente") return [code];
    return areasOf(set, buurtRows(set, ref)).filter((one) => findArea(set, one)?.level === "gemeente");
  });
  const comparableGemeenten = cached((code): string[] => {
    const ref = findArea(set, code);
    const rows = ref ? (matchArea(set, ref)?.neighbours ?? []) : [];
    return rows.flatMap(({ row }) => set.areas.gemeente.codes[row] ?? []);
  });
  return (asked, known) => {
    const [here, there] = [gemeentenOf(asked), gemeentenOf(known)];
    const shared = here.find((code) => there.includes(code));
    if (shared !== undefined) return { how: "gemeente", asked: named(shared), known: named(shared) };
    const pair = (holds: (one: string, other: string) => boolean) => {
      for (const one of here) for (const other of there) if (holds(one, other)) return { asked: named(one), known: named(other) };
      return undefined;
    };
    const alike = pair((one, other) => comparableGemeenten(one).includes(other));
    if (alike) return { how: "comparable", ...alike };
    const beside = pair((one, other) => {
      const province = provinceAround(one);
      return province !== undefined && province === provinceAround(other);
    });
    return beside && { how: "province", ...beside };
  };
}
