import type { z } from "zod";
import type { Certainty } from "#data/schema/group.ts";
import { statuses } from "#data/schema/status.ts";
import { formatFigure } from "../../labels/format.ts";
import type { Scale } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import { hover } from "../../state/hover.ts";
import type { Shown } from "../../state/shown.ts";
import { showArea, useSetView } from "../../state/use-view.ts";
import type { GroupEntry } from "./group-sort.ts";

export const certaintyWords: Record<z.infer<typeof Certainty> | "geen", () => string> = {
  hoog: m.certainty_hoog,
  middel: m.certainty_middel,
  laag: m.certainty_laag,
  geen: m.certainty_geen,
};

export interface GroupRowProps {
  entry: GroupEntry;
  /** Undefined when the indicator has no figures for lists of areas. */
  shown: Shown | undefined;
  scale: Scale | undefined;
  chosen: boolean;
}

export function GroupRow({ entry, shown, scale, chosen }: GroupRowProps) {
  const setView = useSetView();
  const { area, row, value, status, bordered } = entry;
  // A count has no place on a scale made for smaller areas: every list area would be in the highest class.
  const counted = shown?.indicator.aggregation.rule === "sum";
  const colour = counted ? undefined : scale?.background(scale.code(value, statuses.indexOf(status)));
  // An area without a border keeps the camera where it is: there is nothing to fly to.
  const go = () => setView(bordered ? showArea(area.id) : { area: area.id });
  return (
    <button
      type="button"
      className="group-row"
      aria-pressed={chosen}
      title={bordered ? m.group_go({ name: area.name }) : m.group_no_border()}
      onClick={go}
      onPointerEnter={() => bordered && hover.set({ level: "group", row })}
      onPointerLeave={() => hover.set(undefined)}
    >
      <span className="group-row__name">{area.name}</span>
      <span className="group-row__value">
        {shown ? (
          <>
            {colour ? <span className="wb-swatch" style={{ background: colour }} /> : null}
            {formatFigure(shown.indicator, value, status)}
          </>
        ) : null}
      </span>
      <span className="group-row__under">{area.gemeente}</span>
      <span className="group-row__under">{certaintyWords[bordered ? (area.certainty ?? "geen") : "geen"]()}</span>
    </button>
  );
}
