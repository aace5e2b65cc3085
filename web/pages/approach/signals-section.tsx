/** Of the approach of an area: what needs attention in this area, why, and what one can do. */
import type { Profile } from "#data/schema/profile.ts";
import * as m from "../../paraglide/messages.js";

export function SignalsSection({ area }: Pick<Profile, "area">) {
  return (
    <section data-area={area.code}>
      <h2>{m.signal_heading()}</h2>
      <p className="wb-soft">{m.approach_area_not_yet()}</p>
    </section>
  );
}
