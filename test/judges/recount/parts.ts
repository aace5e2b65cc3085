/** What larger areas of today consist of: gemeenten and wijken of buurten, groups of their members. */
import type { Given } from "./given.ts";
import type { Part } from "./together.ts";

export type PartsByLevel = Record<"gemeente" | "wijk" | "group" | "members", Part[][]>;

export function partsOf({ areas: { gemeente, wijk, buurt, group }, members }: Given): PartsByLevel {
  const within = (parents: number[], count: number) => {
    const parts: Part[][] = Array.from({ length: count }, () => []);
    for (const [row, parent] of parents.entries()) parts[parent]?.push({ row, share: 1 });
    return parts;
  };
  const rowsOf = ({ codes }: { codes: string[] }) => new Map(codes.map((code, row) => [code, row]));
  const [wijken, buurten] = [rowsOf(wijk), rowsOf(buurt)];
  const inWijk = within(buurt.parents, wijk.codes.length);
  const ofGroup = (make: (code: string, share: number) => Part[]) =>
    group.codes.map((id) => (members.get(id) ?? []).flatMap(({ code, share }) => make(code, share)));
  return {
    gemeente: within(buurt.gemeenten, gemeente.codes.length),
    wijk: inWijk,
    group: ofGroup((code, share) => {
      const whole = wijken.get(code);
      return whole === undefined
        ? [{ row: buurten.get(code) ?? -1, share }]
        : (inWijk[whole] ?? []).map(({ row }) => ({ row, share }));
    }),
    members: ofGroup((code, share) => [
      { row: wijken.get(code) ?? wijk.codes.length + (buurten.get(code) ?? Number.NaN), share },
    ]),
  };
}
