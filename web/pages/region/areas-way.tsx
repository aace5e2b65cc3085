/** A region of whole areas, found by their names; the way for whoever uses no pointer. */
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { readRegion, writeRegion } from "#data/region/region.ts";
import { type AreaByName, anyAreaQuery } from "../../api/selections.ts";
import { levelWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button, IconButton } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { SearchForm } from "../../ui/search-form.tsx";
import type { WayProps } from "./way.ts";

const named = ({ name, level, gemeente }: AreaByName): string =>
  [name, gemeente?.name, levelWord(level)].filter((one) => one !== undefined).join(", ");

export function AreasWay({ onMade }: WayProps) {
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<readonly AreaByName[]>([]);
  const list = useRef<HTMLUListElement>(null);
  const found = useQuery(anyAreaQuery(words));
  const choose = (next: readonly AreaByName[]) => {
    setChosen(next);
    const code = writeRegion({ codes: next.map((one) => one.code) });
    const read = next.length === 0 ? undefined : readRegion(code);
    onMade(typeof read === "object" ? { code, metres: 0 } : read);
  };
  const isChosen = (code: string) => chosen.some((one) => one.code === code);
  const toggle = (area: AreaByName) =>
    choose(isChosen(area.code) ? chosen.filter((one) => one.code !== area.code) : [...chosen, area]);
  const remove = (area: AreaByName, at: number) => {
    toggle(area);
    const buttons = list.current?.querySelectorAll("button") ?? [];
    (buttons[at + 1] ?? buttons[at - 1])?.focus();
  };
  return (
    <div className="region-areas">
      <SearchForm label={m.region_search()} text={words} button={m.initiatives_search()} onSearch={setWords} />
      {words === "" ? null : (
        <Fetched query={found} waiting={m.loading()} empty={<p role="status">{m.selection_not_found()}</p>}>
          {(areas) => (
            <ul className="region-areas__found">
              {areas.map((area) => (
                <li key={area.code}>
                  <Button pressed={isChosen(area.code)} onClick={() => toggle(area)}>
                    {named(area)}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Fetched>
      )}
      {chosen.length === 0 ? null : (
        <section aria-label={m.region_chosen()}>
          <h2>{m.region_chosen()}</h2>
          <ul className="region-areas__chosen" ref={list}>
            {chosen.map((area, at) => (
              <li key={area.code}>
                <span>{named(area)}</span>
                <IconButton icon="close" label={m.region_remove({ name: area.name })} onClick={() => remove(area, at)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
