/** Of the approach of an area: who pays how much until when. */
import type { Profile } from "#data/schema/profile.ts";
import * as m from "../../paraglide/messages.js";

export function MoneySection({ area }: Pick<Profile, "area">) {
  return (
    <section data-area={area.code}>
      <h2>{m.money_heading()}</h2>
      <p className="wb-soft">{m.approach_area_not_yet()}</p>
    </section>
  );
}
