/** What the words in a profile mean: only those that occur in it. */
import type { Catalog } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import { statuses } from "#data/schema/status.ts";
import { levelsWord, statusReason, statusWordLong } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

export function ProfileLegend({ profile: { figures, positionsAmong }, catalog }: { profile: Profile; catalog: Catalog }) {
  const lines = statuses.flatMap((status) => {
    const reason = statusReason(status);
    return reason && figures.some((one) => one.status === status) ? [{ word: statusWordLong(status), reason }] : [];
  });
  if (figures.some((one) => one.computed)) lines.push({ word: m.mark_computed(), reason: m.remark_computed() });
  const modelled = new Set(catalog.indicators.flatMap(({ id, method }) => (method === "modelled" ? [id] : [])));
  if (figures.some((one) => modelled.has(one.indicator))) lines.push({ word: m.mark_modelled(), reason: m.mark_modelled_why() });
  if (figures.some((one) => (one.coverage ?? 100) < 100))
    lines.push({ word: m.mark_coverage({ percent: "…" }), reason: m.mark_coverage_why() });
  if (figures.some((one) => one.old)) lines.push({ word: m.year_old_mark(), reason: m.year_old_legend() });
  if (positionsAmong) {
    const help = [m.profile_spine_help({ areas: levelsWord(positionsAmong) }), m.profile_spine_help_neutral()];
    lines.push({ word: m.profile_spine(), reason: help.join(" ") });
  }
  lines.push({ word: m.area_position(), reason: m.area_position_why() });
  return (
    <section aria-labelledby="legend">
      <details className="fold">
        <summary>
          <h2 id="legend">{m.area_words()}</h2>
        </summary>
        <dl className="facts">
          {lines.map((line) => (
            <div key={line.word} className="facts__pair">
              <dt>{line.word}</dt>
              <dd>{line.reason}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
