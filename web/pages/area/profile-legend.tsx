/** What the words in a profile mean: only those that occur in it. */
import type { Profile } from "#data/schema/profile.ts";
import { statuses } from "#data/schema/status.ts";
import { statusReason, statusWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

export function ProfileLegend({ profile: { figures } }: { profile: Profile }) {
  const lines = statuses.flatMap((status) => {
    const reason = statusReason(status);
    return reason && figures.some((one) => one.status === status) ? [{ word: statusWord(status), reason }] : [];
  });
  if (figures.some((one) => one.computed)) lines.push({ word: m.mark_computed(), reason: m.remark_computed() });
  if (figures.some((one) => (one.coverage ?? 100) < 100))
    lines.push({ word: m.mark_coverage({ percent: "…" }), reason: m.mark_coverage_why() });
  lines.push({ word: m.area_position(), reason: m.area_position_why() });
  return (
    <section aria-labelledby="legend">
      <h2 id="legend">{m.area_words()}</h2>
      <dl className="facts">
        {lines.map((line) => (
          <div key={line.word} className="facts__pair">
            <dt>{line.word}</dt>
            <dd>{line.reason}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
