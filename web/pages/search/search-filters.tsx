/** What a search is narrowed by. A choice counts at once; words count when they are sent. */
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { phases } from "#data/schema/initiative-filter.ts";
import { filterOfView } from "../../api/initiative-filter.ts";
import { AreasFilter, ThemesFilter } from "../../filters/several.tsx";
import { typesWord } from "../../labels/entry-words.ts";
import { phaseWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView, type View } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { DayField } from "../../ui/day-field.tsx";
import { SearchForm } from "../../ui/search-form.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import "../../filters/initiative-filters.css";

const cleared = { soort: undefined, theme: undefined, phase: undefined, in: undefined, from: undefined, to: undefined };

export function SearchFilters() {
  const view = useView();
  const setView = useSetView();
  const { q, theme, phase, area, from, to } = filterOfView(view);
  /** Another question starts at its first page; no text lets go of a choice. */
  const ask = (change: Partial<Record<keyof typeof cleared | "q", string | undefined>>) =>
    setView({
      ...(Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || undefined])) as Partial<View>),
      after: undefined,
    });
  const narrowed = [theme, phase, area, from, to].some((value) => value !== undefined);
  const types = [
    ...entryDefinitions().map(({ type }) => ({ value: type, label: typesWord(type) })),
    { value: "area", label: m.everything_type_area() },
    { value: "indicator", label: m.everything_type_indicator() },
  ];
  return (
    <search className="initiative-filters search-filters no-print">
      <SearchForm
        className="initiative-filters__words"
        label={m.everything_words()}
        text={q ?? ""}
        button={m.everything_button()}
        onSearch={(words) => ask({ q: words })}
      />
      <SelectField
        label={m.everything_type()}
        none={m.everything_all_types()}
        value={types.some(({ value }) => value === view.soort) ? view.soort : undefined}
        options={types}
        onChoose={(type) => ask({ soort: type })}
      />
      <details className="fold search-filters__more" open={narrowed}>
        <summary>{m.everything_more()}</summary>
        <div className="search-filters__fields">
          <ThemesFilter value={theme} onChoose={(chosen) => ask({ theme: chosen })} />
          <SelectField
            label={m.initiative_phase()}
            none={m.layer_all_phases()}
            value={phase}
            options={phases.map((value) => ({ value, label: phaseWord(value) }))}
            onChoose={(chosen) => ask({ phase: chosen })}
          />
          <AreasFilter value={area} onChoose={(codes) => ask({ in: codes })} />
          <DayField label={m.layer_from()} value={from} onPick={(day) => ask({ from: day })} />
          <DayField label={m.layer_to()} value={to} onPick={(day) => ask({ to: day })} />
        </div>
      </details>
      {narrowed || view.soort !== undefined ? (
        <div className="initiative-filters__clear">
          <Button onClick={() => setView({ ...cleared, after: undefined })}>{m.everything_clear()}</Button>
        </div>
      ) : null}
    </search>
  );
}
