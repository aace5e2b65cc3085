/** The parts of the form that are asked once, apart from the place: what it is, when, what is known of it, and whom to ask. */
import { evidenceLevels, initiativeThemes, kinds, lifecycles, phases, targetGroups } from "#data/schema/initiative.ts";
import { themeWord } from "../../labels/format.ts";
import { evidenceWord, kindWord, lifecycleWord, phaseWord, targetGroupWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { Radios, Ticks } from "./choice-fields.tsx";
import { Choose, TextArea, TextField } from "./fields.tsx";
import { options } from "./options.ts";
import { Part } from "./part.tsx";
import { PeriodFields } from "./period-fields.tsx";

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

export const WhenPart = () => (
  <Part part="when">
    <p className="form-hint">{m.form_day_hint()}</p>
    <PeriodFields path="period" />
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
