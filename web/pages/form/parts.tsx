/** The parts of the form with rows, of which there can be many: parties, goals, money and agreements. */

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Session } from "#data/schema/account.ts";
import { evidenceLevels, partyRoles, targetGroups } from "#data/schema/initiative.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "#data/schema/initiative-filter.ts";
import { type Grant, reachOf } from "#data/schema/permission.ts";
import { choosable, organisationsQuery } from "../../api/organisations.ts";
import { themeWord, words } from "../../labels/format.ts";
import { evidenceWord, kindWord, lifecycleWord, partyWord, phaseWord, targetGroupWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { valueAt } from "../../state/draft.ts";
import { useShown } from "../../state/shown.ts";
import { Loading } from "../../ui/loading.tsx";
import { Radios, Ticks } from "./choice-fields.tsx";
import { DraftSelect, DraftTextArea, DraftTextField, options, PeriodFields, useForm } from "./draft-fields.tsx";
import { OrganisationField } from "./organisation-field.tsx";
import { Part } from "./part.tsx";
import { Rows } from "./rows.tsx";

export function WhoPart({ session }: { session: Session | null }) {
  return (
    <Part part="who">
      {session ? <Owner session={session} /> : null}
      <Rows path="parties" start={{ role: "trekker" }}>
        {(path) => (
          <>
            <OrganisationField path={`${path}.organisation`} label={m.form_party_organisation()} hint={m.form_party_hint()} />
            <DraftSelect path={`${path}.role`} label={m.form_party_role()} options={options(partyRoles, partyWord)} />
          </>
        )}
      </Rows>
    </Part>
  );
}

/** Whose it is: members of that organisation may work on it as well. */
function Owner({ session }: { session: Session }) {
  const { data: organisations, error, refetch } = useQuery(organisationsQuery);
  const { draft } = useForm();
  const { ids, free, none } = ownersOf(session.grants);
  const owner = draft.organisation;
  // Of another organisation it stays, unless somebody has no limits.
  if (!free && typeof owner === "string" && owner !== "" && !ids.includes(owner)) return null;
  if (!organisations && error) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.loading()}
      </Loading>
    );
  }
  const shown = choosable(organisations ?? [], owner).filter(({ id }) => free || ids.includes(id));
  if (shown.length === 0) return null;
  return (
    <DraftSelect
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
            <DraftTextArea path={`${path}.text`} label={m.form_goal_text()} rows={2} />
            <DraftSelect
              path={`${path}.indicator`}
              label={m.form_goal_indicator()}
              optional
              none={m.form_goal_none()}
              options={indicators}
            />
            {valueAt(draft, `${path}.indicator`) || valueAt(draft, `${path}.direction`) ? (
              <DraftSelect
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
          <DraftTextField path={`${path}.source`} label={m.form_funding_source()} />
          <DraftTextField path={`${path}.instrument`} label={m.form_funding_instrument()} optional />
          <DraftTextField path={`${path}.amount`} label={m.form_funding_amount()} inputMode="decimal" width="short" optional />
          <DraftSelect
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
          <DraftTextArea path={`${path}.what`} label={m.form_agreement_what()} rows={2} />
          <DraftTextField path={`${path}.who`} label={m.form_agreement_who()} />
          <DraftTextField path={`${path}.until`} label={m.form_agreement_until()} type="date" optional width="short" />
        </>
      )}
    </Rows>
  </Part>
);

/** On behalf of which organisations somebody may enter an initiative. */
interface Owners {
  /** Organisations that a grant is limited to. */
  ids: string[];
  /** A grant without limits: any organisation, or none. */
  free: boolean;
  /** A grant for areas: none. */
  none: boolean;
}

function ownersOf(grants: readonly Grant[]): Owners {
  const creating = grants.filter(({ role }) => reachOf(role, "initiative.create") !== undefined);
  return {
    ids: [...new Set(creating.flatMap(({ organisation }) => organisation ?? []))],
    free: creating.some(({ organisation, areas }) => organisation === undefined && areas === undefined),
    none: creating.some(({ organisation }) => organisation === undefined),
  };
}

/** What a new entry begins with: the own organisation where there is just one way. */
export const startOwner = (grants: readonly Grant[]): string | undefined => ownersOf(grants).ids[0];

/** The parts of the form that are asked once, apart from the place: what it is, when, what is known of it, and whom to ask. */
export function WhatPart() {
  return (
    <Part part="what">
      <DraftTextField path="title" label={m.form_title()} hint={m.form_title_hint()} />
      <DraftTextArea path="summary" label={m.form_summary()} hint={m.form_summary_hint()} />
      <Radios path="kind" label={m.initiative_kind()} hint={m.form_kind_hint()} options={options(kinds, kindWord)} />
      <Ticks path="themes" label={m.form_themes()} hint={m.form_themes_hint()} options={options(initiativeThemes, themeWord)} />
      <div className="form-pair">
        <DraftSelect path="phase" label={m.initiative_phase()} none={m.form_choose()} options={options(phases, phaseWord)} />
        <DraftSelect
          path="lifecycle"
          label={m.initiative_lifecycle()}
          none={m.form_choose()}
          options={options(lifecycles, lifecycleWord)}
        />
      </div>
      <Ticks path="targetGroups" label={m.initiative_target()} optional options={options(targetGroups, targetGroupWord)} />
      <DraftTextField path="reach" label={m.form_reach()} hint={m.form_reach_hint()} optional inputMode="numeric" width="short" />
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

export const WhenPart = () => (
  <Part part="when">
    <p className="form-hint">{m.form_day_hint()}</p>
    <PeriodFields path="period" />
  </Part>
);

export const EvidencePart = () => (
  <Part part="evidence">
    <DraftSelect path="evidence" label={m.form_evidence()} fallback="geen" options={options(evidenceLevels, evidenceWord)} />
    <DraftTextField path="source" label={m.form_source()} hint={m.form_source_hint()} optional />
    <DraftTextField path="link" label={m.form_link()} hint={m.form_link_hint()} type="url" inputMode="url" optional />
  </Part>
);

const ContactFields = ({ path, label, hint }: { path: string; label: string; hint: string }) => (
  <fieldset className="form-row">
    <legend>{label}</legend>
    <p className="form-hint">{hint}</p>
    <div className="form-row__fields">
      <DraftTextField path={`${path}.name`} label={m.form_name()} optional />
      <DraftTextField path={`${path}.email`} label={m.form_email()} type="email" inputMode="email" optional />
      <DraftTextField path={`${path}.phone`} label={m.form_phone()} type="tel" inputMode="tel" optional />
    </div>
  </fieldset>
);

export const ContactPart = () => (
  <Part part="contact">
    <ContactFields path="publicContact" label={m.form_public_contact()} hint={m.form_public_contact_hint()} />
    <ContactFields path="internalContact" label={m.form_internal_contact()} hint={m.form_internal_contact_hint()} />
  </Part>
);
