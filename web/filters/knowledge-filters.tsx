/** What the list of knowledge is narrowed by: as initiatives are, and by type. */
import type { EntryQuestion } from "../api/entries.ts";
import { knowledgeOfView } from "../api/entries.ts";
import { isFiltered, noFilter } from "../api/initiative-filter.ts";
import { typesWord } from "../labels/entry-words.ts";
import * as m from "../paraglide/messages.js";
import { useView } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { SearchForm } from "../ui/search-form.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { type FilterChange, MoreFilters, useFilterChange } from "./initiative-filters.tsx";
import { AreasFilter, ThemesFilter } from "./several.tsx";
import "./initiative-filters.css";

interface KnowledgeFiltersProps {
  /** The types there are. */
  types: readonly string[];
  compact?: boolean;
}

export function KnowledgeFilters({ types, compact = false }: KnowledgeFiltersProps) {
  const filter: EntryQuestion = knowledgeOfView(useView());
  const ask = useFilterChange();
  const { phase, organisation, from, to } = filter;
  const more = <MoreFilters filter={filter} onAsk={ask} from={m.knowledge_from()} to={m.knowledge_to()} />;
  const several = filter.type?.includes(",");
  const clear: FilterChange = { ...noFilter, soort: undefined };
  return (
    // On paper it says what was chosen, where something was.
    <search
      className={["initiative-filters", compact && "initiative-filters--compact", !isFiltered(filter) && "no-print"]
        .filter(Boolean)
        .join(" ")}
    >
      <SearchForm
        className="initiative-filters__words"
        label={m.initiatives_words()}
        text={filter.q ?? ""}
        button={m.initiatives_search()}
        onSearch={(q) => ask({ q })}
      />
      <SelectField
        label={m.knowledge_type()}
        none={m.knowledge_all_types()}
        value={filter.type}
        options={[...types, ...(several && filter.type ? [filter.type] : [])].map((value) => ({
          value,
          label: value.split(",").map(typesWord).join(", "),
        }))}
        onChoose={(soort) => ask(soort === "activity" ? { soort } : { soort, when: undefined })}
      />
      {filter.type === "activity" ? <WhenFilter value={filter.when} onChoose={(when) => ask({ when })} /> : null}
      <ThemesFilter value={filter.theme} onChoose={(theme) => ask({ theme })} />
      <AreasFilter value={filter.area} onChoose={(codes) => ask({ in: codes })} />
      {compact ? (
        <details className="fold" open={[phase, organisation, from, to].some((value) => value !== undefined)}>
          <summary>{m.layer_more_filters()}</summary>
          <div className="initiative-filters__more">{more}</div>
        </details>
      ) : (
        more
      )}
      {isFiltered(filter) ? (
        <div className="initiative-filters__clear">
          <Button onClick={() => ask(clear)}>{m.initiatives_clear()}</Button>
        </div>
      ) : null}
    </search>
  );
}

interface WhenFilterProps {
  value: EntryQuestion["when"];
  onChoose: (value: EntryQuestion["when"]) => void;
}

/** Of activities alone: what was written is never behind us. */
const WhenFilter = ({ value, onChoose }: WhenFilterProps) => (
  <SelectField
    label={m.activity_filter()}
    none={m.activity_filter_any()}
    value={value}
    options={[
      { value: "upcoming", label: m.activity_filter_upcoming() },
      { value: "past", label: m.activity_filter_past() },
    ]}
    onChoose={onChoose}
  />
);
