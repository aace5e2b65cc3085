/** /gebied/:code/aanpak/wie: of one theme in one area what is being done, what worked in areas like it, and who to ask. */
import "../../style/pages.css";
import "./approach.css";
import "../../figures/matrix/matrix.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ApproachCell, percentLower } from "#data/approach/theme-matrix.ts";
import { viewOfPlace } from "#data/region/filter.ts";
import { type InitiativeTheme, initiativeThemes } from "#data/schema/initiative-filter.ts";
import { themeMatrixQuery } from "../../api/approach/theme-matrix.ts";
import { isNotFound } from "../../api/client.ts";
import { noFilter } from "../../api/initiative-filter.ts";
import { AreaExamples } from "../../figures/knowledge/area-examples.tsx";
import { besideWords, kindWords } from "../../figures/matrix/matrix-cell.tsx";
import { newPageOf } from "../../labels/entry-pages.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView } from "../../state/view.ts";
import { LoadingPage } from "../../ui/loading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { NotFoundPage } from "../not-found.tsx";

export function WhoCanPage() {
  const { code = "" } = useParams({ strict: false });
  const { theme } = useView();
  const { data, error, refetch } = useQuery(themeMatrixQuery({ area: code, parts: "false" }));
  if (error && isNotFound(error)) return <NotFoundPage title={m.notfound_area()} text={m.matrix_who_unknown({ code })} />;
  const row = data?.rows.find(({ whole }) => whole);
  if (!row) {
    return (
      <LoadingPage title={m.matrix_who()} error={error} onRetry={() => void refetch()}>
        {m.matrix_loading()}
      </LoadingPage>
    );
  }
  const cell = row.cells.find(({ column }) => column === theme);
  return (
    <article className="wb-page approach-page">
      <h1>{m.matrix_who()}</h1>
      <p className="lead">{cell ? `${row.name}: ${themeWord(cell.column as InitiativeTheme)}` : row.name}</p>
      <ThemeChoice theme={theme} />
      {cell ? <AboutTheme code={code} cell={cell} isTogether={row.together !== undefined} /> : <p>{m.matrix_who_choose()}</p>}
      <p className="page-actions no-print">
        <Link to="/gebied/$code/aanpak" params={{ code }} search={true} className="nl-link">
          {m.approach_area_back()}
        </Link>
        <Link to="/aanpak/matrix" search={true} className="nl-link">
          {m.matrix_back()}
        </Link>
      </p>
    </article>
  );
}

function ThemeChoice({ theme }: { theme: string | undefined }) {
  const setView = useSetView();
  return (
    <div className="approach-matrix__theme no-print">
      <SelectField
        label={m.matrix_columns_one()}
        none={m.matrix_who_choose_none()}
        value={theme}
        options={initiativeThemes.map((one) => ({ value: one as string, label: themeWord(one) }))}
        onChoose={(chosen) => setView({ theme: chosen })}
      />
    </div>
  );
}

interface AboutThemeProps {
  code: string;
  cell: ApproachCell;
  /** Is it a province or an own region? */
  isTogether: boolean;
}

function AboutTheme({ code, cell, isTogether }: AboutThemeProps) {
  const theme = cell.column as InitiativeTheme;
  const isNothing = cell.initiatives + cell.unconfirmed === 0;
  // A form begins with an area, and nothing else is one.
  const area = isTogether ? undefined : code;
  return (
    <>
      <section aria-labelledby="nu">
        <h2 id="nu">{m.matrix_who_initiatives()}</h2>
        <p>
          {m.matrix_who_now({ words: [kindWords(cell), ...besideWords(cell)].join(", ") })}{" "}
          {isTogether
            ? m.matrix_need_together()
            : cell.need === null
              ? m.matrix_need_none()
              : m.matrix_need_long({ need: formatNumber(percentLower(cell.need)) })}{" "}
          {cell.reach === null ? null : m.matrix_reach({ count: formatNumber(cell.reach) })}
        </p>
        {isNothing ? <p>{m.matrix_who_none()}</p> : null}
        <p className="page-actions no-print">
          {isNothing ? null : (
            <Link
              to="/initiatieven"
              search={(view) => ({ ...view, ...noFilter, ...viewOfPlace(code), theme, after: undefined })}
              className="nl-link"
            >
              {m.matrix_who_list()}
            </Link>
          )}
          <Link {...newPageOf("initiative")} search={(view) => ({ ...view, area })} className="nl-link">
            {m.matrix_who_add()}
          </Link>
        </p>
      </section>
      {isTogether ? null : <AreaExamples code={code} heading="h2" theme={theme} />}
      <section aria-labelledby="vraag">
        <h2 id="vraag">{m.matrix_who_ask()}</h2>
        <p>{m.matrix_who_ask_more()}</p>
        <p className="page-actions no-print">
          <Link {...newPageOf("question")} search={(view) => ({ ...view, area })} className="nl-button nl-button--primary">
            <span className="nl-button__label">{m.question_propose()}</span>
          </Link>
          <Link to="/vraagbaak" search={(view) => ({ ...view, theme })} className="nl-link">
            {m.matrix_who_desk()}
          </Link>
        </p>
      </section>
    </>
  );
}
