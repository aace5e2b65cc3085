/** What the list is narrowed by. A choice counts at once; words count when they are sent. */
import { useQuery } from "@tanstack/react-query";
import { type ChosenFilter, kinds, lifecycles, phases } from "#data/schema/initiative-filter.ts";
import { filterOfView, isFiltered, noFilter } from "../api/initiative-filter.ts";
import { organisationsQuery, organisationWords } from "../api/organisations.ts";
import { kindWord, lifecycleWord, phaseWord } from "../labels/initiative-words.ts";
import * as m from "../paraglide/messages.js";
import { useSetView, useView } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { DayField } from "../ui/day-field.tsx";
import { Loading } from "../ui/loading.tsx";
import { SearchForm } from "../ui/search-form.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { AreasFilter, ConfirmedFilter, ThemesFilter } from "./several.tsx";
import "./initiative-filters.css";

/** Nothing, or no text, lets go of a choice. */
export type FilterChange = Partial<Record<keyof typeof noFilter | "soort", string | undefined>>;

/** Another question starts at its first page, and what was picked may not fit it. */
export function useFilterChange(): (change: FilterChange) => void {
  const setView = useSetView();
  return (change) =>
    setView({
      ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || undefined])),
      // Who narrows to an area wants to see it.
      ...(change.in ? { at: undefined } : {}),
      after: undefined,
      spot: undefined,
      initiative: undefined,
      knowledgespot: undefined,
    });
}

/** Where room is scarce (`compact`) what is asked less often stands behind a fold, open while something of it is chosen. */
export function InitiativeFilters({ compact = false }: { compact?: boolean }) {
  const view = useView();
  const filter = filterOfView(view);
  const ask = useFilterChange();
  const more = <MoreFilters filter={filter} onAsk={ask} />;
  const confirmed = <ConfirmedFilter value={filter.confirmed} onChoose={(chosen) => ask({ confirmed: chosen })} />;
  const { phase, organisation, from, to } = filter;
  const chosenMore = [phase, organisation, from, to].some((value) => value !== undefined);
  return (
    <search className={compact ? "initiative-filters initiative-filters--compact" : "initiative-filters"}>
      <SearchForm
        className="initiative-filters__words"
        label={m.initiatives_words()}
        text={filter.q ?? ""}
        button={m.initiatives_search()}
        onSearch={(q) => ask({ q })}
      />
      <ThemesFilter value={filter.theme} onChoose={(theme) => ask({ theme })} />
      <SelectField
        label={m.initiative_kind()}
        none={m.initiatives_all_kinds()}
        value={filter.kind}
        options={kinds.map((value) => ({ value, label: kindWord(value) }))}
        onChoose={(kind) => ask({ kind })}
      />
      <SelectField
        label={m.initiative_lifecycle()}
        none={m.initiatives_all_lifecycles()}
        value={filter.lifecycle}
        options={lifecycles.map((value) => ({ value, label: lifecycleWord(value) }))}
        onChoose={(lifecycle) => ask({ lifecycle })}
      />
      <AreasFilter value={filter.area} onChoose={(codes) => ask({ in: codes })} />
      {filter.within === undefined ? null : (
        <div>
          <p>{m.selection_filter_on()}</p>
          <Button onClick={() => ask({ within: undefined })}>{m.selection_filter_off()}</Button>
        </div>
      )}
      {compact ? (
        <>
          {confirmed}
          <details className="fold" open={chosenMore}>
            <summary>{m.layer_more_filters()}</summary>
            <div className="initiative-filters__more">{more}</div>
          </details>
        </>
      ) : (
        <>
          {more}
          {confirmed}
        </>
      )}
      {isFiltered(filter) ? (
        <div className="initiative-filters__clear">
          <Button onClick={() => ask(noFilter)}>{m.initiatives_clear()}</Button>
        </div>
      ) : null}
    </search>
  );
}

interface MoreProps {
  filter: ChosenFilter;
  onAsk: (change: FilterChange) => void;
  /** Words for the two ends of the period. */
  from?: string;
  to?: string;
}

export function MoreFilters({ filter, onAsk, from = m.layer_from(), to = m.layer_to() }: MoreProps) {
  const { data: organisations = [], error, refetch } = useQuery(organisationsQuery);
  return (
    <>
      <SelectField
        label={m.initiative_phase()}
        none={m.layer_all_phases()}
        value={filter.phase}
        options={phases.map((value) => ({ value, label: phaseWord(value) }))}
        onChoose={(phase) => onAsk({ phase })}
      />
      {organisations.length > 0 || filter.organisation ? (
        <SelectField
          label={m.layer_organisation()}
          none={m.layer_all_organisations()}
          value={filter.organisation}
          options={organisations
            .filter(({ joinedInto }) => joinedInto === undefined)
            .map((one) => ({ value: one.id, label: organisationWords(one, organisations) }))}
          onChoose={(organisation) => onAsk({ organisation })}
        />
      ) : null}
      {error && organisations.length === 0 ? (
        <Loading error={error} onRetry={() => void refetch()}>
          {m.loading()}
        </Loading>
      ) : null}
      <DayField label={from} value={filter.from} onPick={(day) => onAsk({ from: day })} />
      <DayField label={to} value={filter.to} onPick={(day) => onAsk({ to: day })} />
    </>
  );
}
