/** What an area of a list consists of: each member with the share of it that counts, and how certain the border is. */
import type { Profile } from "#data/schema/profile.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { showArea, useSetView } from "../../state/use-view.ts";
import { certaintyWords } from "./group-row.tsx";

export interface GroupMembersProps {
  group: NonNullable<Profile["group"]>;
  heading?: "h2" | "h3";
}

export function GroupMembers({ group, heading: Heading = "h3" }: GroupMembersProps) {
  const setView = useSetView();
  return (
    <section className="area-block">
      <Heading>{m.area_members()}</Heading>
      <p className="wb-small wb-soft">
        {certaintyWords[group.certainty ?? "geen"]()}
        {group.remark ? `. ${group.remark}` : ""}
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
