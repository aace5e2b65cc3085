/** Of the approach of an area: the newest judgement whether it needs more than regular work, and the way to it. */
import { Link } from "@tanstack/react-router";
import type { Profile } from "#data/schema/profile.ts";
import { conclusionWord } from "../../labels/approach-words.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { heldIn, newestFirst } from "./assessments.ts";
import { useAreaEntries } from "./use-area-entries.ts";

export function AssessmentSection({ area }: Pick<Profile, "area">) {
  const found = useAreaEntries("assessment", area.code);
  return (
    <section aria-labelledby="afweging">
      <h2 id="afweging">{m.assess_heading()}</h2>
      <Fetched query={found} waiting={m.assess_loading()}>
        {(entries) => {
          const [newest] = newestFirst(entries);
          if (!newest) return <p className="wb-soft">{m.assess_none()}</p>;
          const { on, conclusion, reason } = heldIn(newest);
          return (
            <p>
              {m.assess_dated({ day: formatDate(on ?? newest.updatedAt) })}:{" "}
              <strong>{conclusion === undefined ? m.assess_unknown() : conclusionWord(conclusion)}</strong>. {reason}
            </p>
          );
        }}
      </Fetched>
      <p className="page-actions no-print">
        <Link to="/gebied/$code/aanpak/afweging" params={{ code: area.code }} search={true} className="nl-link">
          {m.assess_all()}
        </Link>
      </p>
    </section>
  );
}
