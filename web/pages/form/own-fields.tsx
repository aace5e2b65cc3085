/** Fields of which the look is their own, by the name that the definition of a type calls them. A type of somebody's own adds its own here. */
import { type ComponentType, useMemo } from "react";
import { instruments } from "#data/approach/instruments.ts";
import { durations, fundingStatuses, payers } from "#data/schema/initiative.ts";
import { fieldHint, fieldLabel } from "../../labels/entry-words.ts";
import { words } from "../../labels/format.ts";
import { durationWord, fundingStatusWord, payerWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { valueAt } from "../../state/draft.ts";
import { useShown } from "../../state/shown.ts";
import { ChecklistField } from "./checklist-field.tsx";
import { Group, Radios, Tick } from "./fields/choice-fields.tsx";
import { DraftSelect, DraftTextArea, DraftTextField, options, PeriodFields, useField, useForm } from "./fields/draft-fields.tsx";
import { EntriesField } from "./fields/entries-field.tsx";
import { OrganisationField } from "./fields/organisation-field.tsx";
import { Rows } from "./fields/rows.tsx";
import { FrozenFiguresField } from "./frozen-figures-field.tsx";
import { VerdictsField } from "./verdicts-field.tsx";
import { VisitFields } from "./visit-fields.tsx";

interface OwnFieldProps {
  path: string;
}

function GoalsField() {
  const { catalog } = useShown();
  const { draft } = useForm();
  const indicators = useMemo(
    () => (catalog?.indicators ?? []).map(({ id, name }) => ({ value: id, label: words(name) })),
    [catalog],
  );
  return (
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
  );
}

const FundingField = () => (
  <Rows path="funding" start={{ status: "committed" }}>
    {(path) => (
      <>
        <DraftTextField path={`${path}.source`} label={m.form_funding_source()} />
        <DraftSelect
          path={`${path}.payer`}
          label={m.money_payer()}
          optional
          none={m.form_choose()}
          options={options(payers, payerWord)}
        />
        <DraftTextField
          path={`${path}.instrument`}
          label={m.form_funding_instrument()}
          offered={instruments.map(({ name }) => name)}
          optional
        />
        <DraftTextField
          path={`${path}.amount`}
          label={m.form_funding_amount()}
          hint={m.money_amount_hint()}
          inputMode="decimal"
          width="short"
          optional
        />
        <DraftSelect
          path={`${path}.status`}
          label={m.form_funding_status()}
          options={options(fundingStatuses, fundingStatusWord)}
        />
        <DraftSelect
          path={`${path}.duration`}
          label={m.money_duration()}
          fallback="temporary"
          options={options(durations, durationWord)}
        />
        <PeriodFields path={`${path}.period`} />
        <EntriesField
          path={`${path}.partOf`}
          label={m.money_part_of()}
          hint={m.money_part_of_hint()}
          of="fundingLine"
          most={1}
          optional
        />
      </>
    )}
  </Rows>
);

const RegularField = ({ path }: OwnFieldProps) => (
  <Radios
    path={path}
    label={m.form_regular()}
    options={[
      { value: true, label: m.form_regular_yes() },
      { value: false, label: m.form_regular_no() },
    ]}
    fallback={false}
  />
);

const PartyName = ({ path }: OwnFieldProps) => (
  <OrganisationField path={path} label={m.form_party_organisation()} hint={m.form_party_hint()} />
);

/** What who told it agreed to, when, and whether with a name. */
function ConsentField({ path }: OwnFieldProps) {
  const { type } = useForm();
  const { id, faults, describedBy } = useField(path, m.entries_consent_lead());
  const hint = fieldHint(type, `${path}.text`);
  const label = fieldLabel(type, path);
  return (
    <Group path={path} label={label} hint={m.entries_consent_lead()} id={id} faults={faults} describedBy={describedBy}>
      <DraftTextArea path={`${path}.text`} label={fieldLabel(type, `${path}.text`)} rows={3} {...(hint ? { hint } : {})} />
      <DraftTextField path={`${path}.on`} label={fieldLabel(type, `${path}.on`)} type="date" width="short" />
      <Tick path={`${path}.named`} label={fieldLabel(type, `${path}.named`)} />
    </Group>
  );
}

const looks = new Map<string, ComponentType<OwnFieldProps>>([
  ["regular", RegularField],
  ["visit", VisitFields],
  ["goals", GoalsField],
  ["funding", FundingField],
  ["organisation", PartyName],
  ["consent", ConsentField],
  ["checklist", ChecklistField],
  ["frozenFigures", FrozenFiguresField],
  ["verdicts", VerdictsField],
]);
export const defineOwnField = (look: string, component: ComponentType<OwnFieldProps>): void => void looks.set(look, component);

/** Throws an Error for a look that nobody made. */
export function OwnField({ look, path }: OwnFieldProps & { look: string }) {
  const Look = looks.get(look);
  if (!Look) throw new Error(`There is no field that looks like ${look}: see defineOwnField.`);
  return <Look path={path} />;
}
