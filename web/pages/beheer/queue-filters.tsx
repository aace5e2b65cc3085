/** What the queue is narrowed by; the same words in the address as on the list of initiatives. */
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { initiativeThemes } from "#data/schema/initiative.ts";
import { organisationsQuery } from "../../api/session.ts";
import { AreaFilter } from "../../filters/area-filter.tsx";
import { themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView } from "../../state/use-view.ts";
import { Button } from "../../ui/button.tsx";
import { usePhone } from "../../ui/media.ts";
import { SelectField } from "../../ui/select-field.tsx";

export function QueueFilters() {
  const { theme, area, organisation, q } = useView();
  const setView = useSetView();
  const { data: organisations = [] } = useQuery(organisationsQuery);
  const narrowed = [theme, area, organisation, q].some((one) => one !== undefined);
  const wide = !usePhone();
  // On a phone the list itself comes first: what narrows it is folded away until somebody looks for it.
  return (
    <details key={String(wide)} className="fold beheer-narrowing" open={wide || narrowed}>
      <summary>{m.beheer_narrow()}</summary>
      <search className="beheer-filters">
        <Words key={q} text={q ?? ""} onAsk={(words) => setView({ q: words || undefined, after: undefined })} />
        <SelectField
          label={m.initiative_theme()}
          none={m.initiatives_all_themes()}
          value={theme}
          options={initiativeThemes.map((value) => ({ value, label: themeWord(value) }))}
          onChoose={(value) => setView({ theme: value, after: undefined })}
        />
        <AreaFilter value={area} onPick={(code) => setView({ area: code || undefined, after: undefined })} />
        <SelectField
          label={m.beheer_col_organisation()}
          none={m.beheer_all_organisations()}
          value={organisation}
          options={[
            { value: "geen", label: m.beheer_no_organisation() },
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChoose={(value) => setView({ organisation: value, after: undefined })}
        />
        {narrowed ? (
          <Button
            onClick={() =>
              setView({ theme: undefined, area: undefined, organisation: undefined, q: undefined, after: undefined })
            }
          >
            {m.initiatives_clear()}
          </Button>
        ) : null}
      </search>
    </details>
  );
}

function Words({ text, onAsk }: { text: string; onAsk: (words: string) => void }) {
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(String(new FormData(event.currentTarget).get("q")).trim());
      }}
    >
      <label className="wb-label" htmlFor={id}>
        {m.initiatives_words()}
      </label>
      <input id={id} name="q" type="search" className="wb-field" maxLength={200} defaultValue={text} />
    </form>
  );
}
