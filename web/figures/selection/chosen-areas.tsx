/** The areas that were clicked together, each to be taken away, and a way to add one by its name. */
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { areaSearchQuery } from "../../api/selections.ts";
import { levelsWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import { codesOf, toggleArea, type WrittenSelection } from "../../state/own-selection.ts";
import { useShown } from "../../state/shown.ts";
import { useSetView } from "../../state/view.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { SearchForm } from "../../ui/search-form.tsx";

type Own = WrittenSelection | undefined;

export function ChosenAreas({ own }: { own: Own }) {
  const setView = useSetView();
  const list = useRef<HTMLUListElement>(null);
  const remove = (code: string, at: number) => {
    const change = toggleArea(own, code);
    if (!change) return;
    setView(change);
    // The chip goes away: its key goes on at the next one.
    const buttons = list.current?.querySelectorAll("button") ?? [];
    (buttons[at + 1] ?? buttons[at - 1] ?? list.current?.closest(".own-selection")?.querySelector("button"))?.focus();
  };
  return (
    <section aria-label={m.selection_chosen()}>
      <ul className="own-selection__chips" ref={list}>
        {codesOf(own).map((code, at) => (
          <Chip key={code} code={code} onRemove={() => remove(code, at)} />
        ))}
      </ul>
    </section>
  );
}

function Chip({ code, onRemove }: { code: string; onRemove: () => void }) {
  const { name, unknown } = useAreaName(code);
  const said = unknown ? m.selection_area_unknown({ code }) : (name ?? code);
  return (
    <li>
      <span>{said}</span>
      <IconButton icon="close" label={m.selection_remove({ name: said })} onClick={onRemove} />
    </li>
  );
}

/** For whoever uses no pointer, or knows the name. */
export function AddArea({ own }: { own: Own }) {
  const { shown } = useShown();
  const [words, setWords] = useState("");
  const setView = useSetView();
  const level = shown?.level ?? "gemeente";
  const found = useQuery(areaSearchQuery(words, level));
  const codes = codesOf(own);
  const add = (code: string) => {
    const change = toggleArea(own, code);
    if (change) setView(change);
  };
  return (
    <div>
      <SearchForm
        className="own-selection__search"
        label={m.selection_search({ areas: levelsWord(level) })}
        text={words}
        button={m.initiatives_search()}
        onSearch={setWords}
      />
      {words === "" ? null : (
        <Fetched query={found} waiting={m.loading()} empty={<p role="status">{m.selection_not_found()}</p>}>
          {(areas) => (
            <ul className="own-selection__found">
              {areas.map(({ code, name, gemeente }) => (
                <li key={code}>
                  <Button pressed={codes.includes(code)} onClick={() => add(code)}>
                    {gemeente ? `${name}, ${gemeente.name}` : name}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Fetched>
      )}
    </div>
  );
}
