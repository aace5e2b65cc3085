/** Of the approach of an area: who works together, on what plans, in which phase and towards which goals. */
import type { Profile } from "#data/schema/profile.ts";
import * as m from "../../paraglide/messages.js";

export function AllianceSection({ area }: Pick<Profile, "area">) {
  return (
    <section data-area={area.code}>
      <h2>{m.approach_area_alliance()}</h2>
      <p className="wb-soft">{m.approach_area_not_yet()}</p>
    </section>
  );
}
