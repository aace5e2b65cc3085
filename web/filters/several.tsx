/** Choices of a filter: more than one theme, more than one area by name, and what is or is not confirmed. */
import { useState } from "react";
import { type ChosenFilter, chosenThemes, initiativeThemes } from "#data/schema/initiative-filter.ts";
import { useAreaNames } from "../api/use-area-names.ts";
import { themeWord } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import { useOwnArea } from "../state/reader.ts";
import { Button } from "../ui/button.tsx";
import { CheckField } from "../ui/check-field.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { AreaFilter } from "./area-filter.tsx";

/** In the list of one choice, where there are more. */
const several = "several";

interface ThemesFilterProps {
  value: ChosenFilter["theme"];
  /** Undefined for all. */
  onChoose: (theme: string | undefined) => void;
}

export function ThemesFilter({ value, onChoose }: ThemesFilterProps) {
  const chosen = chosenThemes(value);
  const options: { value: string; label: string }[] = initiativeThemes.map((theme) => ({
    value: theme,
    label: themeWord(theme),
  }));
  const many = chosen.length > 1;
  const turn = (theme: (typeof initiativeThemes)[number], on: boolean) => {
    const next = initiativeThemes.filter((one) => (one === theme ? on : chosen.includes(one)));
    onChoose(next.join() || undefined);
  };
  return (
    <div className="several">
      <SelectField
        label={m.initiative_theme()}
        none={m.initiatives_all_themes()}
        value={many ? several : value}
        options={many ? [{ value: several, label: m.lists_themes_chosen({ count: chosen.length }) }, ...options] : options}
        onChoose={(theme) => theme !== several && onChoose(theme)}
      />
      <details className="fold" open={many}>
        <summary>{m.lists_themes_more()}</summary>
        {initiativeThemes.map((theme) => (
          <CheckField key={theme} label={themeWord(theme)} checked={chosen.includes(theme)} onCheck={(on) => turn(theme, on)} />
        ))}
      </details>
    </div>
  );
}

/** The names of all areas come with it: fetched when somebody looks for one. */
const PlaceFinder = lazyPart(async () => (await import("../search/place-finder.tsx")).PlaceFinder);

interface AreasFilterProps {
  /** Codes with commas between them. */
  value: string | undefined;
  onChoose: (codes: string | undefined) => void;
  /** May the reader keep what is chosen as their own area here? */
  keeps?: boolean;
}

export function AreasFilter({ value, onChoose, keeps = true }: AreasFilterProps) {
  const [finding, setFinding] = useState(false);
  const { nameOf } = useAreaNames();
  const codes = value?.split(",") ?? [];
  const named = (code: string) => nameOf(code) ?? code;
  const add = (code: string) => onChoose([...new Set([...codes, code])].join());
  return (
    <div className="several">
      <AreaFilter value={value} onPick={(code) => onChoose(code || undefined)} />
      {codes.length > 1 ? (
        <ul className="several__list" aria-label={m.lists_areas_list()}>
          {codes.map((code) => (
            <li key={code}>
              {named(code)}{" "}
              <Button variant="subtle" onClick={() => onChoose(codes.filter((one) => one !== code).join() || undefined)}>
                {m.lists_area_away()}
                <span className="wb-hidden"> {named(code)}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <details className="fold" onToggle={(event) => setFinding(event.currentTarget.open)}>
        <summary>{m.lists_areas_more()}</summary>
        {finding ? <PlaceFinder label={m.lists_areas_find()} hint={m.lists_areas_hint()} onArea={add} /> : null}
      </details>
      {keeps ? <OwnArea value={value} /> : null}
    </div>
  );
}

/** Who has no area of their role makes one of what they chose here. */
function OwnArea({ value }: { value: string | undefined }) {
  const { codes, isOfRole, choose } = useOwnArea();
  if (isOfRole || value === undefined) return null;
  if (codes === value) return <Button onClick={() => choose(undefined)}>{m.lists_own_drop()}</Button>;
  return (
    <div>
      <Button onClick={() => choose(value)}>{m.lists_own_keep()}</Button>
      <p className="wb-small wb-soft">{m.lists_own_keep_help()}</p>
    </div>
  );
}

interface ConfirmedFilterProps {
  value: ChosenFilter["confirmed"];
  onChoose: (value: ChosenFilter["confirmed"]) => void;
}

export function ConfirmedFilter({ value, onChoose }: ConfirmedFilterProps) {
  return (
    <SelectField
      className="initiative-filters__confirmed"
      label={m.lists_confirmed()}
      none={m.lists_confirmed_any()}
      value={value}
      options={[
        { value: "true", label: m.lists_confirmed_yes() },
        { value: "no", label: m.lists_confirmed_no() },
      ]}
      onChoose={onChoose}
      description={m.lists_confirmed_help()}
    />
  );
}
