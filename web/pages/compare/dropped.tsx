/** What the address asks to compare and is not compared, each with its reason. */

import { type PinFault, usePins } from "../../figures/compare/pins.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";

const reasons: Record<PinFault["why"], (of: { code: string }) => string> = {
  form: m.compare_dropped_form,
  most: m.compare_dropped_most,
};

export function Dropped({ unknown, division }: { unknown: readonly string[]; division: number }) {
  const { faults } = usePins();
  const lines = [
    ...unknown.map((code) => m.compare_dropped_unknown({ code, year: String(division) })),
    ...faults.map(({ code, why }) => reasons[why]({ code })),
  ];
  if (lines.length === 0) return null;
  return (
    <Notice kind="warning">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
