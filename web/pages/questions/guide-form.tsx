/** What a wijkwijze sets: what they know of and in their own words, for how many questions there is room, and when they are away. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import type { GuideInput, OwnGuide } from "#data/entries/question.ts";
import { type InitiativeTheme, initiativeThemes, phases } from "#data/schema/initiative-filter.ts";
import { saveOwnGuide } from "../../api/submissions.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { themeWord } from "../../labels/format.ts";
import { phaseWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { PlaceFinder } from "../../search/place-finder.tsx";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { DayField } from "../../ui/day-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";

interface GuideFormProps {
  guide: OwnGuide["guide"];
  onSaved: () => Promise<void>;
}

const start: GuideInput = { about: "", organisation: "", themes: [], phases: [], areas: [], most: 3 };

export function GuideForm({ guide, onSaved }: GuideFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const { open: _, ...known } = guide ?? { ...start, open: 0 };
  const [draft, setDraft] = useState<GuideInput>(known);
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<GuideInput>) => setDraft((before) => ({ ...before, ...changes }));
  const save = useMutation({ mutationFn: () => saveOwnGuide(inputOf(draft)), onSuccess: onSaved });
  const found = faultsOf(draft);
  const faults: Partial<typeof found> = tried ? found : {};
  const press = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (save.isPending) return;
    if (Object.values(found).every((one) => one === undefined)) save.mutate();
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-wrong] input")?.focus());
  };
  return (
    <form className="question-form" noValidate ref={form} onSubmit={press}>
      <div>
        <label className="wb-label" htmlFor={id}>
          {m.guide_about()}
        </label>
        {faults.about ? <p className="wb-fault">{faults.about}</p> : null}
        <textarea
          id={id}
          className="wb-field"
          rows={5}
          maxLength={3000}
          value={draft.about}
          aria-invalid={faults.about !== undefined}
          aria-describedby={`${id}-uitleg`}
          onChange={(event) => set({ about: event.target.value })}
        />
        <p id={`${id}-uitleg`} className="wb-small wb-soft">
          {m.guide_about_hint()}
        </p>
      </div>
      <TextField
        label={m.guide_organisation()}
        description={m.guide_organisation_hint()}
        autoComplete="organization"
        maxLength={160}
        value={draft.organisation}
        onChange={(organisation) => set({ organisation })}
        error={faults.organisation}
      />
      <fieldset data-wrong={faults.themes === undefined ? undefined : true}>
        <legend className="wb-label">{m.guide_themes()}</legend>
        {faults.themes ? <p className="wb-fault">{faults.themes}</p> : null}
        {initiativeThemes.map((theme) => (
          <CheckField
            key={theme}
            label={themeWord(theme)}
            checked={draft.themes.includes(theme as InitiativeTheme)}
            onCheck={() => set({ themes: toggled(draft.themes, theme as InitiativeTheme) })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend className="wb-label">{m.guide_phases()}</legend>
        {phases.map((phase) => (
          <CheckField
            key={phase}
            label={phaseWord(phase)}
            checked={draft.phases.includes(phase)}
            onCheck={() => set({ phases: toggled(draft.phases, phase) })}
          />
        ))}
      </fieldset>
      <Areas codes={draft.areas} onChange={(areas) => set({ areas })} />
      <SelectField
        label={m.guide_most()}
        value={String(draft.most)}
        options={Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
        onChoose={(most) => set({ most: Number(most) })}
      />
      <fieldset>
        <legend className="wb-label">{m.guide_away()}</legend>
        <p className="wb-small wb-soft">{m.guide_away_hint()}</p>
        {faults.away ? <p className="wb-fault">{faults.away}</p> : null}
        <div className="question-days">
          <DayField label={m.guide_away_from()} value={draft.awayFrom} onPick={(awayFrom) => set({ awayFrom })} />
          <DayField label={m.guide_away_to()} value={draft.awayTo} onPick={(awayTo) => set({ awayTo })} />
        </div>
      </fieldset>
      {save.error ? <Notice kind="error">{m.guide_failed()}</Notice> : null}
      <p>
        <button type="submit" className="nl-button nl-button--primary" disabled={save.isPending}>
          <span className="nl-button__label">{guide ? m.guide_save() : m.guide_start()}</span>
        </button>
      </p>
    </form>
  );
}

const toggled = <T extends string>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

/** An emptied day is none. */
const inputOf = ({ awayFrom, awayTo, ...rest }: GuideInput): GuideInput => ({
  ...rest,
  ...(awayFrom ? { awayFrom } : {}),
  ...(awayTo ? { awayTo } : {}),
});

const faultsOf = ({ about, organisation, themes, awayFrom = "", awayTo = "" }: GuideInput) => ({
  about: about.trim().length < 20 ? m.guide_about_needed() : undefined,
  organisation: organisation.trim().length < 2 ? m.guide_organisation_needed() : undefined,
  themes: themes.length === 0 ? m.guide_themes_needed() : undefined,
  away: (awayFrom === "") !== (awayTo === "") || awayFrom > awayTo ? m.guide_away_wrong() : undefined,
});

function Areas({ codes, onChange }: { codes: readonly string[]; onChange: (codes: string[]) => void }) {
  const { nameOf } = useAreaNames();
  return (
    <fieldset>
      <legend className="wb-label">{m.guide_areas()}</legend>
      <ul className="form-chips">
        {codes.map((code) => (
          <li key={code}>
            {nameOf(code) ?? code}
            <Button variant="subtle" icon="close" onClick={() => onChange(codes.filter((one) => one !== code))}>
              <span className="wb-hidden">{m.guide_area_remove({ name: nameOf(code) ?? code })}</span>
            </Button>
          </li>
        ))}
      </ul>
      <PlaceFinder
        label={m.guide_areas_add()}
        hint={m.guide_areas_hint()}
        onArea={(code) => {
          if (!codes.includes(code)) onChange([...codes, code]);
        }}
      />
    </fieldset>
  );
}
