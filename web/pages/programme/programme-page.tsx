/** /aanpak/programma: the areas of a list side by side, as a table and on a map, as a file and on paper. */
import "../../style/pages.css";
import "./programme.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Programme } from "#data/approach/programme.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { type ProgrammeAsked, programmeFile, programmeQuery } from "../../api/approach/programme.ts";
import { SourceLine } from "../../figures/source-line.tsx";
import { formatDate, words } from "../../labels/format.ts";
import { marksAmong } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { MarkKey, StatusReasons } from "../../ui/figure-notes.tsx";
import { Empty, Fetched, LoadingPage } from "../../ui/loading.tsx";
import { writtenOf } from "./programme-cells.tsx";
import { readOrder } from "./programme-columns.ts";
import { ProgrammeControls } from "./programme-controls.tsx";
import { ProgrammeMap } from "./programme-map.tsx";
import { ProgrammeTable } from "./programme-table.tsx";

export function ProgrammePage() {
  const { catalog, error } = useShown();
  if (!catalog)
    return (
      <LoadingPage title={m.programme_title()} error={error}>
        {m.programme_loading()}
      </LoadingPage>
    );
  return <SideBySide catalog={catalog} />;
}

function SideBySide({ catalog }: { catalog: Catalog }) {
  const { group, figures } = useView();
  const asked: ProgrammeAsked = { list: group === "geen" ? undefined : group, indicators: figures };
  const found = useQuery(programmeQuery(asked));
  const list = catalog.groups.find(({ id }) => id === found.data?.list);
  return (
    <article className="wb-page wb-page--wide programme-page">
      <h1>{list ? m.programme_title_of({ title: words(list.name) }) : m.programme_title()}</h1>
      <p className="lead">{m.programme_lead()}</p>
      <p className="page-actions no-print">
        <Link to="/aanpak/matrix" search={(view) => ({ ...view, order: undefined })} className="nl-link">
          {m.matrix_link()}
        </Link>
        <Link to="." hash="op-de-kaart" search={true} className="nl-link">
          {m.programme_on_map()}
        </Link>
        <a className="nl-link" href={programmeFile(asked)}>
          {m.programme_file()}
        </a>
        <Button icon="print" onClick={() => print()}>
          {m.area_print()}
        </Button>
      </p>
      <section aria-label={m.programme_title()} aria-busy={found.isPlaceholderData}>
        <Fetched query={found} waiting={m.programme_loading()}>
          {(programme) => <Whole programme={programme} catalog={catalog} />}
        </Fetched>
      </section>
    </article>
  );
}

function Whole({ programme, catalog }: { programme: Programme; catalog: Catalog }) {
  const { order: written } = useView();
  const order = readOrder(written);
  if (programme.rows.length === 0) return <Empty title={m.programme_empty()} more={m.programme_empty_more()} />;
  return (
    <>
      <ProgrammeControls programme={programme} catalog={catalog} order={order} />
      <ProgrammeTable programme={programme} catalog={catalog} order={order} />
      <p className="wb-small wb-soft">{m.matrix_day({ day: formatDate(programme.day) })}</p>
      <ProgrammeMap programme={programme} catalog={catalog} />
      <Notes programme={programme} catalog={catalog} />
    </>
  );
}

/** How the table is read, and where its figures come from. */
function Notes({ programme, catalog }: { programme: Programme; catalog: Catalog }) {
  const figures = programme.rows.flatMap((row) =>
    row.figures.flatMap((figure) => {
      const indicator = catalog.indicators.find(({ id }) => id === figure.indicator);
      return indicator ? [writtenOf(indicator, figure)] : [];
    }),
  );
  const sources = new Set(programme.rows.flatMap((row) => row.figures.map(({ source }) => source)));
  return (
    <section className="programme-notes" aria-labelledby="leeswijzer">
      <h2 id="leeswijzer">{m.programme_key()}</h2>
      <ul className="wb-list">
        <li>{m.programme_key_agreements()}</li>
        <li>{m.programme_key_money()}</li>
        <li>{m.programme_key_themes()}</li>
        <li>{m.programme_key_changed()}</li>
        <li>{m.programme_no_cause()}</li>
      </ul>
      <MarkKey marks={marksAmong(figures)} />
      <StatusReasons statuses={figures.flatMap(({ isThere, status }) => (isThere ? [] : [status]))} />
      {[...sources].map((id) => (
        <SourceLine key={id} id={id} catalog={catalog} />
      ))}
    </section>
  );
}
