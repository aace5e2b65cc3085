/** The parts of the form with rows, of which there can be many: parties, goals, money and agreements. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { partyRoles } from "#data/schema/initiative.ts";
import { organisationsQuery, type Session } from "../../api/session.ts";
import { words } from "../../labels/format.ts";
import { partyWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { valueAt } from "../../state/draft.ts";
import { useShown } from "../../state/shown.ts";
import { Choose, TextArea, TextField } from "./fields.tsx";
import { useForm } from "./form-state.tsx";
import { options } from "./options.ts";
import { OrganisationField } from "./organisation-field.tsx";
import { ownersOf } from "./owners.ts";
import { Part } from "./part.tsx";
import { PeriodFields } from "./period-fields.tsx";
import { Rows } from "./rows.tsx";

export function WhoPart({ session }: { session: Session | null }) {
  return (
    <Part part="who">
      {session ? <Owner session={session} /> : null}
      <Rows path="parties" start={{ role: "trekker" }}>
        {(path) => (
          <>
            <OrganisationField path={`${path}.organisation`} label={m.form_party_organisation()} hint={m.form_party_hint()} />
            <Choose path={`${path}.role`} label={m.form_party_role()} options={options(partyRoles, partyWord)} />
          </>
        )}
      </Rows>
    </Part>
  );
}

/** Whose it is: members of that organisation may work on it as well. */
function Owner({ session }: { session: Session }) {
  const { data: organisations } = useQuery(organisationsQuery);
  const { draft } = useForm();
  const { ids, free, none } = ownersOf(session.grants);
  const owner = draft.organisation;
  // Of another organisation it stays, unless somebody has no limits.
  if (!free && typeof owner === "string" && owner !== "" && !ids.includes(owner)) return null;
  const shown = (organisations ?? []).filter(({ id }) => free || ids.includes(id));
  if (shown.length === 0) return null;
  return (
    <Choose
      path="organisation"
      label={m.form_owner()}
      hint={m.form_owner_hint()}
      {...(none ? { none: m.form_owner_none() } : {})}
      options={shown.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

export function GoalsPart() {
  const { catalog } = useShown();
  const { draft } = useForm();
  const indicators = useMemo(
    () => (catalog?.indicators ?? []).map(({ id, name }) => ({ value: id, label: words(name) })),
    [catalog],
  );
  return (
    <Part part="goals">
      <Rows path="goals">
        {(path) => (
          <>
            <TextArea path={`${path}.text`} label={m.form_goal_text()} rows={2} />
            <Choose
              path={`${path}.indicator`}
              label={m.form_goal_indicator()}
              optional
              none={m.form_goal_none()}
              options={indicators}
            />
            {valueAt(draft, `${path}.indicator`) || valueAt(draft, `${path}.direction`) ? (
              <Choose
                path={`${path}.direction`}
                label={m.form_goal_direction()}
                none={m.form_choose()}
                options={[
                  { value: "up", label: m.form_goal_up() },
                  { value: "down", label: m.form_goal_down() },
                ]}
              />
            ) : null}
          </>
        )}
      </Rows>
    </Part>
  );
}

export const MoneyPart = () => (
  <Part part="money">
    <Rows path="funding" start={{ status: "committed" }}>
      {(path) => (
        <>
          <TextField path={`${path}.source`} label={m.form_funding_source()} />
          <TextField path={`${path}.instrument`} label={m.form_funding_instrument()} optional />
          <TextField path={`${path}.amount`} label={m.form_funding_amount()} inputMode="decimal" width="short" />
          <Choose
            path={`${path}.status`}
            label={m.form_funding_status()}
            options={[
              { value: "committed", label: m.initiative_committed() },
              { value: "paid", label: m.initiative_paid() },
            ]}
          />
          <PeriodFields path={`${path}.period`} />
        </>
      )}
    </Rows>
  </Part>
);

export const AgreementsPart = () => (
  <Part part="agreements">
    <Rows path="agreements">
      {(path) => (
        <>
          <TextArea path={`${path}.what`} label={m.form_agreement_what()} rows={2} />
          <TextField path={`${path}.who`} label={m.form_agreement_who()} />
          <TextField path={`${path}.until`} label={m.form_agreement_until()} type="date" optional width="short" />
        </>
      )}
    </Rows>
  </Part>
);
