/** Roles with their limits: an organisation, areas, both or neither. */
import { type Grant, type Role, roles } from "#data/schema/permission.ts";
import { roleWord } from "../../labels/account-words.ts";
import * as m from "../../paraglide/messages.js";
import { PlaceFinder } from "../../search/place-finder.tsx";
import { useAreaWords } from "../../state/grant-words.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { OrganisationSelect } from "./form-parts.tsx";

/** `key` keeps the rows apart while they come and go. */
export interface GrantRow {
  key: number;
  grant: Grant;
}

export const rowsOf = (grants: readonly Grant[]): GrantRow[] => grants.map((grant, key) => ({ key, grant }));

interface GrantFieldsProps {
  rows: readonly GrantRow[];
  onChange: (rows: GrantRow[]) => void;
}

export function GrantFields({ rows, onChange }: GrantFieldsProps) {
  const change = (key: number, grant: Grant) => onChange(rows.map((row) => (row.key === key ? { key, grant } : row)));
  const next = Math.max(-1, ...rows.map(({ key }) => key)) + 1;
  return (
    <>
      {rows.map(({ key, grant }, i) => (
        <fieldset key={key} className="beheer-grant">
          <legend>{rows.length === 1 ? m.beheer_may() : m.beheer_role_number({ number: i + 1 })}</legend>
          <GrantField grant={grant} onChange={(changed) => change(key, changed)} />
          {rows.length > 1 ? (
            <Button variant="subtle" onClick={() => onChange(rows.filter((row) => row.key !== key))}>
              {m.beheer_role_remove({ number: i + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button icon="plus" onClick={() => onChange([...rows, { key: next, grant: { role: "viewer" } }])}>
        {m.beheer_role_add()}
      </Button>
    </>
  );
}

const may: Record<Role, () => string> = {
  viewer: m.beheer_may_viewer,
  contributor: m.beheer_may_contributor,
  wijkteam: m.beheer_may_wijkteam,
  editor: m.beheer_may_editor,
  dataSteward: m.beheer_may_data_steward,
  admin: m.beheer_may_admin,
};

function GrantField({ grant, onChange }: { grant: Grant; onChange: (grant: Grant) => void }) {
  const areaWords = useAreaWords();
  const { role, organisation, areas = [] } = grant;
  const limited = (codes: readonly string[], to = organisation): Grant => ({
    role,
    ...(to ? { organisation: to } : {}),
    ...(codes.length > 0 ? { areas: [...codes] } : {}),
  });
  return (
    <div className="beheer-grant__fields">
      <SelectField
        label={m.beheer_role()}
        value={role}
        options={roles.map((value) => ({ value, label: roleWord(value) }))}
        onChoose={(chosen) => chosen && onChange({ ...grant, role: chosen })}
        description={may[role]()}
      />
      <div>
        <OrganisationSelect
          label={m.beheer_for_organisation()}
          none={m.beheer_every_organisation()}
          value={organisation}
          onChoose={(to) => onChange(limited(areas, to ?? ""))}
        />
      </div>
      <div className="beheer-grant__areas">
        <p className="wb-label">{m.beheer_area_limit()}</p>
        {areas.length === 0 ? (
          <p className="wb-small wb-soft">{m.beheer_area_limit_none()}</p>
        ) : (
          <ul className="beheer-chips">
            {areas.map((code) => (
              <li key={code}>
                {areaWords(code)}
                <Button
                  variant="subtle"
                  icon="close"
                  aria-label={`${m.beheer_area_remove()} ${areaWords(code)}`}
                  onClick={() => onChange(limited(areas.filter((one) => one !== code)))}
                >
                  {m.beheer_area_remove()}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <PlaceFinder
          label={m.form_working_add()}
          hint={m.beheer_area_limit_hint()}
          onArea={(code) => onChange(limited([...new Set([...areas, code])]))}
        />
      </div>
    </div>
  );
}
