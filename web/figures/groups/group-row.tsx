/** The areas of a list in rows: one of the panel with its figure, and the members that one consists of. */

import type { GroupArea } from "#data/schema/group.ts";
import type { Profile } from "#data/schema/profile.ts";
import { type FigureMark, type Status, statuses } from "#data/schema/status.ts";
import type { WrittenFigure } from "../../labels/figures.ts";
import { certaintyWord, formatNumber, words } from "../../labels/format.ts";
import type { Scale } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import { hover } from "../../state/map-store.ts";
import type { Shown } from "../../state/shown.ts";
import { showArea, useSetView } from "../../state/view.ts";
import { FigureText } from "../../ui/figure.tsx";

export interface GroupListRowProps {
  entry: GroupEntry;
  /** Undefined when the indicator has no figures for lists of areas. */
  shown: Shown | undefined;
  scale: Scale | undefined;
  chosen: boolean;
  figure: WrittenFigure | undefined;
  /** Marks that the head of the list says of all. */
  said: readonly FigureMark[];
}

export function GroupListRow({ entry, shown, scale, chosen, figure, said }: GroupListRowProps) {
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
        {figure ? (
          <>
            {colour ? <span className="wb-swatch" style={{ background: colour }} /> : null}
            <FigureText figure={figure} said={said} />
          </>
        ) : null}
      </span>
      <span className="group-row__under">{area.gemeente}</span>
      <span className="group-row__under">{certaintyWord(bordered ? area.certainty : undefined)}</span>
    </button>
  );
}

/** What an area of a list consists of: each member with the share of it that counts, and how certain the border is. */
interface GroupMembersProps {
  group: NonNullable<Profile["group"]>;
  heading?: "h2" | "h3";
}

export function GroupMembers({ group, heading: Heading = "h3" }: GroupMembersProps) {
  const setView = useSetView();
  const certainty = certaintyWord(group.certainty);
  return (
    <section className="area-block">
      <Heading>{m.area_members()}</Heading>
      <p className="wb-small wb-soft">
        {certainty.charAt(0).toUpperCase() + certainty.slice(1)}.{group.remark ? ` ${words(group.remark)}` : ""}
      </p>
      <ul className="pick-list">
        {group.members.map((member) => (
          <li key={member.code}>
            <button type="button" className="wb-plain-link" onClick={() => setView(showArea(member.code))}>
              {member.name}
            </button>{" "}
            <span className="wb-small wb-soft">
              {member.code}
              {member.share < 1 ? `, ${m.area_share({ percent: formatNumber(member.share * 100) })}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface GroupEntry {
  area: GroupArea;
  /** Row in the group index; -1 when it is not there. */
  row: number;
  /** NaN without a value. */
  value: number;
  status: Status;
  bordered: boolean;
}

/** By name of the gemeente and the area, or by value with the highest first; areas without a value come last, by name. */
export function sortGroup(entries: readonly GroupEntry[], by: "name" | "value"): GroupEntry[] {
  const byName = (a: GroupEntry, b: GroupEntry) => a.area.name.localeCompare(b.area.name, "nl");
  if (by === "name") return [...entries].sort(byName);
  const key = (one: GroupEntry) => (Number.isNaN(one.value) ? Number.NEGATIVE_INFINITY : one.value);
  return [...entries].sort((a, b) => (key(b) === key(a) ? byName(a, b) : key(b) - key(a)));
}
