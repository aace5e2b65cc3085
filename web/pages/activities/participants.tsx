/** Who takes part and who waits: for the organiser alone, on the page of the activity. */
import { useQuery } from "@tanstack/react-query";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { may } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { sessionQuery } from "../../api/session.ts";
import { participantsFile, participantsQuery } from "../../api/submissions.ts";
import { choiceWord } from "../../labels/entry-words.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";

const stateWords = {
  placed: m.activity_people_placed,
  offered: m.activity_people_offered,
  waiting: m.activity_people_waiting,
};

export function ActivityParticipants({ working }: { working: WorkingVersion }) {
  const { data: session } = useQuery(sessionQuery);
  const allowed =
    session !== undefined &&
    session !== null &&
    may({ id: session.person, grants: session.grants }, "entry.attendance", subjectOf(working));
  const found = useQuery({ ...participantsQuery(working.id), enabled: allowed });
  if (!allowed) return null;
  return (
    <section className="no-print" aria-labelledby="deelnemers">
      <h2 id="deelnemers">{m.activity_people()}</h2>
      <p>{m.activity_people_lead()}</p>
      <Fetched query={found} waiting={m.activity_people_loading()}>
        {(participants) =>
          participants.length === 0 ? (
            <p>{m.activity_people_none()}</p>
          ) : (
            <>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
              <section className="wb-scroll" tabIndex={0} aria-label={m.activity_people()}>
                <table className="participants">
                  <thead>
                    <tr>
                      <th scope="col">{m.activity_people_name()}</th>
                      <th scope="col">{m.activity_people_gemeente()}</th>
                      <th scope="col">{m.activity_people_field()}</th>
                      <th scope="col">{m.activity_people_organisation()}</th>
                      <th scope="col">{m.activity_people_email()}</th>
                      <th scope="col">{m.activity_people_state()}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {participants.map(({ name, email, gemeenteName, field, organisation, state }) => (
                      <tr key={email}>
                        <th scope="row">{name}</th>
                        <td>{gemeenteName}</td>
                        <td>{choiceWord("activity", "themes", field)}</td>
                        <td>{organisation ?? ""}</td>
                        <td>{email}</td>
                        <td>{stateWords[state]()}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
              <p>
                <a className="nl-link" href={participantsFile(working.id)}>
                  {m.activity_people_file()}
                </a>
              </p>
            </>
          )
        }
      </Fetched>
    </section>
  );
}
