/** The parts of the form apart from the place: every field of the schema, in the order in which people think of them. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import {
  evidenceLevels,
  initiativeThemes,
  kinds,
  lifecycles,
  partyRoles,
  phases,
  targetGroups,
} from "#data/schema/initiative.ts";
import { themeWord, words } from "../../format.ts";
import { organisationsQuery, type Session } from "../../living/session.ts";
import { evidenceWord, kindWord, lifecycleWord, partyWord, phaseWord, targetGroupWord } from "../../living/words.ts";
import * as m from "../../paraglide/messages.js";
import { valueAt } from "../../state/draft.ts";
import { useShown } from "../../state/shown.ts";
import { Radios, Ticks } from "./choice-fields.tsx";
import { Choose, TextArea, TextField } from "./fields.tsx";
import { useForm } from "./form-state.tsx";
import { OrganisationField } from "./organisation-field.tsx";
import { ownersOf } from "./owners.ts";
import { type PartName, partId, partWord } from "./part-names.ts";
import { Rows } from "./rows.tsx";

export function Part({ part, children }: { part: PartName; children: ReactNode }) {
  const id = partId(part);
  return (
    <section className="form-part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {partWord(part)}
      </h2>
      {children}
    </section>
  );
}

const options = <T extends string>(values: readonly T[], word: (value: T) => string) =>
  values.map((value) => ({ value, label: word(value) }));

export function WhatPart() {
  return (
    <Part part="what">
      <TextField path="title" label={m.form_title()} hint={m.form_title_hint()} />
      <TextArea path="summary" label={m.form_summary()} hint={m.form_summary_hint()} />
      <Radios path="kind" label={m.initiative_kind()} hint={m.form_kind_hint()} options={options(kinds, kindWord)} />
      <Ticks path="themes" label={m.form_themes()} hint={m.form_themes_hint()} options={options(initiativeThemes, themeWord)} />
      <div className="form-pair">
        <Choose path="phase" label={m.initiative_phase()} none={m.form_choose()} options={options(phases, phaseWord)} />
        <Choose
          path="lifecycle"
          label={m.initiative_lifecycle()}
          none={m.form_choose()}
          options={options(lifecycles, lifecycleWord)}
        />
      </div>
      <Ticks path="targetGroups" label={m.initiative_target()} optional options={options(targetGroups, targetGroupWord)} />
      <TextField path="reach" label={m.form_reach()} hint={m.form_reach_hint()} optional inputMode="numeric" width="short" />
      <Radios
        path="regular"
        label={m.form_regular()}
        options={[
          { value: true, label: m.form_regular_yes() },
          { value: false, label: m.form_regular_no() },
        ]}
        fallback={false}
      />
    </Part>
  );
}

const PeriodFields = ({ path }: { path: string }) => (
  <div className="form-pair">
    <TextField path={`${path}.from`} label={m.form_from()} type="date" optional width="short" />
    <TextField path={`${path}.to`} label={m.form_to()} type="date" optional width="short" />
  </div>
);

export const WhenPart = () => (
  <Part part="when">
    <p className="form-hint">{m.form_day_hint()}</p>
    <PeriodFields path="period" />
  </Part>
);

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
  const { ids, free } = ownersOf(session.grants);
  const shown = (organisations ?? []).filter(({ id }) => free || ids.includes(id));
  if (shown.length === 0) return null;
  return (
    <Choose
      path="organisation"
      label={m.form_owner()}
      hint={m.form_owner_hint()}
      {...(free ? { none: m.form_owner_none() } : {})}
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

export const EvidencePart = () => (
  <Part part="evidence">
    <Choose path="evidence" label={m.form_evidence()} fallback="geen" options={options(evidenceLevels, evidenceWord)} />
    <TextField path="source" label={m.form_source()} hint={m.form_source_hint()} optional />
    <TextField path="link" label={m.form_link()} hint={m.form_link_hint()} type="url" inputMode="url" optional />
  </Part>
);

const ContactFields = ({ path, label, hint }: { path: string; label: string; hint: string }) => (
  <fieldset className="form-row">
    <legend>{label}</legend>
    <p className="form-hint">{hint}</p>
    <div className="form-row__fields">
      <TextField path={`${path}.name`} label={m.form_name()} optional />
      <TextField path={`${path}.email`} label={m.form_email()} type="email" inputMode="email" optional />
      <TextField path={`${path}.phone`} label={m.form_phone()} type="tel" inputMode="tel" optional />
    </div>
  </fieldset>
);

export const ContactPart = () => (
  <Part part="contact">
    <ContactFields path="publicContact" label={m.form_public_contact()} hint={m.form_public_contact_hint()} />
    <ContactFields path="internalContact" label={m.form_internal_contact()} hint={m.form_internal_contact_hint()} />
  </Part>
);
