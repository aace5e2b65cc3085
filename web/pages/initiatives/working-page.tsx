/** An initiative that is not published (any more), for who may see it all the same. */

import { useAreaNames } from "../../api/use-area-names.ts";
import type { Working } from "../../api/working-versions.ts";
import { fieldOrder, fieldWord } from "../../labels/field-words.ts";
import { themeWord } from "../../labels/format.ts";
import { placeWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { contentOf, draftOf } from "../../state/draft.ts";
import { valueWords } from "../form/value-words.ts";
import { WorkingPanel } from "./working-panel.tsx";

export function WorkingPage({ working }: { working: Working }) {
  const { nameOf } = useAreaNames();
  const { title, summary, themes = [] } = working.content;
  const content = contentOf(draftOf(working.content));
  const place = placeWords({ placed: working.placed }, nameOf);
  const shown = fieldOrder.filter((field) => !["title", "summary", "themes", "place"].includes(field));
  return (
    <article className="wb-page">
      <h1>{title}</h1>
      <p className="lead">{[place, ...themes.map(themeWord)].filter(Boolean).join(" · ")}</p>
      <WorkingPanel working={working} />
      {summary ? <p className="initiative-text">{summary}</p> : null}
      <dl className="facts initiative-facts">
        {shown.flatMap((field) => {
          const lines = valueWords(field, content[field]);
          if (lines.length === 0) return [];
          return [
            <div key={field} className="facts__pair">
              <dt>{fieldWord(field)}</dt>
              <dd>{lines.join("; ")}</dd>
            </div>,
          ];
        })}
      </dl>
      <p className="wb-soft">{m.form_unpublished()}</p>
    </article>
  );
}
