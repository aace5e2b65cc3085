/** What the list is narrowed by. A choice counts at once; words count when they are sent. */
import { useId } from "react";
import { initiativeThemes, kinds, lifecycles } from "#data/schema/initiative.ts";
import { themeWord } from "../format.ts";
import { filterOf, isFiltered } from "../living/filter.ts";
import { kindWord, lifecycleWord } from "../living/words.ts";
import * as m from "../paraglide/messages.js";
import { useSetView, useView } from "../state/use-view.ts";
import { Button } from "../ui/button.tsx";
import { AreaFilter } from "./area-filter.tsx";

export function InitiativeFilters() {
  const view = useView();
  const setView = useSetView();
  const filter = filterOf(view);
  /** Another question starts at its first page. */
  const ask = (change: { theme?: string; kind?: string; lifecycle?: string; area?: string; q?: string }) =>
    setView({
      ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || undefined])),
      after: undefined,
    });
  return (
    <search className="initiative-filters">
      <Words key={filter.q} text={filter.q ?? ""} onAsk={(q) => ask({ q })} />
      <Pick
        label={m.initiative_theme()}
        all={m.initiatives_all_themes()}
        value={filter.theme}
        options={initiativeThemes.map((value) => ({ value, label: themeWord(value) }))}
        onPick={(theme) => ask({ theme })}
      />
      <Pick
        label={m.initiative_kind()}
        all={m.initiatives_all_kinds()}
        value={filter.kind}
        options={kinds.map((value) => ({ value, label: kindWord(value) }))}
        onPick={(kind) => ask({ kind })}
      />
      <Pick
        label={m.initiative_lifecycle()}
        all={m.initiatives_all_lifecycles()}
        value={filter.lifecycle}
        options={lifecycles.map((value) => ({ value, label: lifecycleWord(value) }))}
        onPick={(lifecycle) => ask({ lifecycle })}
      />
      <AreaFilter value={filter.area} onPick={(area) => ask({ area })} />
      {isFiltered(filter) ? (
        <div className="initiative-filters__clear">
          <Button onClick={() => ask({ theme: "", kind: "", lifecycle: "", area: "", q: "" })}>{m.initiatives_clear()}</Button>
        </div>
      ) : null}
    </search>
  );
}

function Words({ text, onAsk }: { text: string; onAsk: (words: string) => void }) {
  const id = useId();
  return (
    <form
      className="initiative-filters__words"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(String(new FormData(event.currentTarget).get("q")).trim());
      }}
    >
      <label className="wb-label" htmlFor={id}>
        {m.initiatives_words()}
      </label>
      <div>
        <input id={id} name="q" type="search" className="wb-field" maxLength={200} defaultValue={text} />
        <button type="submit" className="nl-button nl-button--default">
          <span className="nl-button__label">{m.initiatives_search()}</span>
        </button>
      </div>
    </form>
  );
}

interface PickProps {
  label: string;
  /** Word for no choice. */
  all: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onPick: (value: string) => void;
}

function Pick({ label, all, value = "", options, onPick }: PickProps) {
  const id = useId();
  return (
    <div>
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="wb-field" value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
