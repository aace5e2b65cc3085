/** Whether there is a place, for whom, and the way in. Everybody sees how many are left, also when they are in already. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import type { ActivityPlaces, PlaceRule } from "#data/entries/registration.ts";
import { today } from "#data/schema/day.ts";
import { activityPlacesQuery } from "../../api/submissions.ts";
import { isOver, meetingsIn } from "../../labels/activity-words.ts";
import { formatNumber, formatSince } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { RegistrationForm } from "./registration-form.tsx";

type Own = PlaceRule & { registration?: boolean; opens?: string; closes?: string };

export function TakingPart({ entry: { id, content } }: { entry: Pick<PublicEntry, "id" | "content"> }) {
  const own = content as Own;
  const rules = rulesOf(own);
  if (own.registration) return <Registering id={id} own={own} rules={rules} />;
  if (rules.length === 0) return null;
  const over = isOver(meetingsIn(content), today());
  return (
    <section className="activity-join" aria-labelledby="meedoen">
      <h2 id="meedoen">{over ? m.activity_rule_past() : m.activity_rule()}</h2>
      <RuleList rules={rules} />
      {over ? null : <p>{m.activity_join_none()}</p>}
    </section>
  );
}

function Registering({ id, own, rules }: { id: string; own: Own; rules: readonly string[] }) {
  const places = useQuery(activityPlacesQuery(id));
  return (
    <section className="activity-join" aria-labelledby="meedoen">
      <h2 id="meedoen">{m.activity_join()}</h2>
      {rules.length === 0 ? null : <h3>{m.activity_rule()}</h3>}
      <RuleList rules={rules} />
      <Fetched query={places} waiting={m.activity_places_loading()}>
        {(found) => (
          <>
            <Left places={found} own={own} />
            {found.state === "open" || found.state === "full" ? <WayIn id={id} /> : null}
          </>
        )}
      </Fetched>
    </section>
  );
}

/** Nobody is asked for a name before they want to come. */
function WayIn({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="no-print">
      {open ? (
        <RegistrationForm id={id} />
      ) : (
        <Button variant="primary" onClick={() => setOpen(true)}>
          {m.activity_form_open()}
        </Button>
      )}
    </div>
  );
}

const RuleList = ({ rules }: { rules: readonly string[] }) =>
  rules.length === 0 ? null : (
    <ul className="wb-list">
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  );

function rulesOf({ mostPeople, mostGemeenten, mostOfGemeente, mixedFields }: PlaceRule): string[] {
  return [
    mostPeople === undefined ? undefined : m.activity_rule_people({ count: formatNumber(mostPeople) }),
    mostGemeenten === undefined ? undefined : m.activity_rule_gemeenten({ count: formatNumber(mostGemeenten) }),
    mostOfGemeente === undefined ? undefined : m.activity_rule_of_gemeente({ count: formatNumber(mostOfGemeente) }),
    mixedFields ? m.activity_rule_mixed() : undefined,
  ].filter((rule) => rule !== undefined);
}

function Left({ places: { state, left, gemeentenLeft }, own: { opens, closes } }: { places: ActivityPlaces; own: Own }) {
  if (state === "early") return <p>{m.activity_join_early({ day: formatSince(opens ?? "") })}</p>;
  if (state === "closed") return <p>{m.activity_join_closed()}</p>;
  return (
    <div role="status" className="activity-join__places">
      {state === "full" ? <p>{m.activity_join_full()}</p> : null}
      {state === "open" && left !== undefined ? (
        <p className="activity-join__left">{m.activity_join_left({ count: formatNumber(left) })}</p>
      ) : null}
      {state === "open" && gemeentenLeft !== undefined ? (
        <p>{m.activity_join_gemeenten_left({ count: formatNumber(gemeentenLeft) })}</p>
      ) : null}
      {closes === undefined ? null : <p>{m.activity_join_until({ day: formatSince(closes) })}</p>}
    </div>
  );
}
