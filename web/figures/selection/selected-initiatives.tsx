/** The initiatives in a selection: how many, what they consist of, which, and all of them as a file. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { InitiativeComposition } from "#data/schema/analysis.ts";
import {
  type ChosenFilter,
  initiativeThemes,
  kinds,
  lifecycles,
  phases,
  type Selection,
} from "#data/schema/initiative-filter.ts";
import { filterOfView, questionOf } from "../../api/initiative-filter.ts";
import { exportLinks, initiativesQuery } from "../../api/initiatives.ts";
import { compositionQuery } from "../../api/selections.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import { kindWord, lifecycleWord, phaseWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { selectionQuestion } from "../../state/own-selection.ts";
import { useView } from "../../state/view.ts";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { PageButtons, usePages } from "../own-pages.tsx";
import { TallyWords } from "../tally-words.tsx";

export function SelectedInitiatives({ selection }: { selection: Selection }) {
  const chosen = filterOfView(useView());
  const asked = selectionQuestion(selection);
  const filter = { ...chosen, ...asked };
  const composed = useQuery(compositionQuery(filter));
  return (
    <section aria-labelledby="selectie-initiatieven">
      <h3 id="selectie-initiatieven">{m.selection_initiatives()}</h3>
      {asked.area !== undefined && chosen.area !== undefined ? <p className="wb-small">{m.selection_instead()}</p> : null}
      <Fetched query={composed} waiting={m.selection_counting()}>
        {(counts) =>
          counts.numberMatched === 0 ? (
            <Empty title={m.selection_empty()} more={m.selection_empty_more()} />
          ) : (
            <>
              <Counts {...counts} />
              <Composed {...counts} />
              <List filter={filter} />
              <Onward filter={filter} asked={asked} />
            </>
          )
        }
      </Fetched>
    </section>
  );
}

function Counts({ numberMatched, numberActive, numberUnconfirmed, reach }: InitiativeComposition) {
  const { known, unknown, people } = reach;
  return (
    <>
      <TallyWords matched={numberMatched} active={numberActive} unconfirmed={numberUnconfirmed} />
      <p>
        {known === 0
          ? m.selection_reach_unknown()
          : m.selection_reach({ known: formatNumber(known), people: formatNumber(people), unknown: formatNumber(unknown) })}
      </p>
    </>
  );
}

function Composed({ themes, kinds: ofKinds, lifecycles: ofLifecycles, phases: ofPhases }: InitiativeComposition) {
  return (
    <>
      <Part
        title={m.initiative_theme()}
        words={initiativeThemes}
        counts={themes}
        say={themeWord}
        note={m.selection_themes_note()}
      />
      <Part title={m.initiative_kind()} words={kinds} counts={ofKinds} say={kindWord} />
      <Part title={m.initiative_lifecycle()} words={lifecycles} counts={ofLifecycles} say={lifecycleWord} />
      <Part title={m.initiative_phase()} words={phases} counts={ofPhases} say={phaseWord} />
    </>
  );
}

interface PartProps<W extends string> {
  title: string;
  words: readonly W[];
  counts: Record<W, number>;
  say: (word: W) => string;
  note?: string;
}

/** The most first; what there is none of is left out. */
function Part<W extends string>({ title, words, counts, say, note }: PartProps<W>) {
  const found = words.filter((word) => counts[word] > 0).sort((a, b) => counts[b] - counts[a]);
  return (
    <details className="fold">
      <summary>
        {title}
        {found[0] === undefined ? "" : `: ${say(found[0])} ${formatNumber(counts[found[0]])}`}
        {found.length > 1 ? ` ${m.selection_and_more({ count: formatNumber(found.length - 1) })}` : ""}
      </summary>
      {note ? <p className="wb-small wb-soft">{note}</p> : null}
      <table className="wb-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="wb-number">
              {m.clusters_count()}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((word) => (
            <tr key={word}>
              <th scope="row">{say(word)}</th>
              <td className="wb-number">{formatNumber(counts[word])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function List({ filter }: { filter: ChosenFilter }) {
  const { nameOf } = useAreaNames();
  const pages = usePages(JSON.stringify(filter));
  const found = useQuery(initiativesQuery(filter, pages.after));
  return (
    <Fetched query={found} waiting={m.layer_loading()}>
      {({ initiatives, next }) => (
        <div aria-busy={found.isPlaceholderData}>
          <ul className="wb-list">
            {initiatives.map(({ id, content: { title, placed } }) => (
              <li key={id}>
                <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
                  {title}
                </Link>
                <span className="wb-soft"> {nameOf(placed.wijk ?? placed.gemeente) ?? ""}</span>
              </li>
            ))}
          </ul>
          <PageButtons label={m.selection_paging()} pages={pages} next={next} busy={found.isPlaceholderData} />
        </div>
      )}
    </Fetched>
  );
}

interface OnwardProps {
  filter: ChosenFilter;
  asked: ReturnType<typeof selectionQuestion>;
}

function Onward({ filter, asked: { area, within } }: OnwardProps) {
  const csv = exportLinks(questionOf(filter, undefined)).find(({ form }) => form === "csv");
  const narrowed = area === undefined ? { within } : { in: area };
  return (
    <ul className="own-selection__onward">
      <li>
        <a className="nl-link" href={csv?.href} download>
          {m.selection_csv_initiatives()}
        </a>
      </li>
      <li>
        <Link
          to="/initiatieven"
          search={(view) => ({ ...view, ...narrowed, selection: undefined, clusters: undefined, after: undefined })}
          className="nl-link"
        >
          {m.selection_as_list()}
        </Link>
      </li>
    </ul>
  );
}
