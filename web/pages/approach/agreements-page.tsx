/** /gebied/:code/aanpak/afspraken: who does what until when, as a list, by month and along the years. What is asked is in the address. */
import "../../style/pages.css";
import "./approach.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { AgreementList } from "#data/approach/agreements.ts";
import { agreementStandings } from "#data/entry-types/agreement.ts";
import { today } from "#data/schema/day.ts";
import { type AgreementQuestion, agreementFiles, agreementsQuery } from "../../api/entries.ts";
import { afterOf } from "../../api/initiative-filter.ts";
import { ThemesFilter } from "../../filters/several.tsx";
import { agreementStandingWord } from "../../labels/approach-words.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView, type View } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { AgreementAxis } from "./agreement-axis.tsx";
import { AgreementItems } from "./agreement-items.tsx";
import { AgreementMonths } from "./agreement-months.tsx";
import { AgreementTotalsList, NewAgreement } from "./agreements-section.tsx";
import { askedArea } from "./asked-area.ts";
import { OfArea } from "./of-area.tsx";

export function AreaAgreementsPage() {
  const { code = "" } = useParams({ strict: false });
  return (
    <OfArea code={code} title={(name) => (name === undefined ? m.agreement_page() : m.agreement_page_of({ name }))}>
      {({ area }) => <Register area={area} of={askedArea(area.code)} />}
    </OfArea>
  );
}

/** Of a year in months there are at most so many. */
const mostInYear = "500";
const pageLimit = "50";

function questionOfView({ theme, standing, ends, residents, show, year, after }: View, of: { area?: string }): AgreementQuestion {
  // Whoever asks for how it went asks for what is over too.
  const isOver = standing !== undefined && standing !== "agreed" && standing !== "running";
  const end = ends ?? (isOver ? "all" : "open");
  const known = agreementStandings.find((one) => one === standing);
  const asked = { ...of, theme, standing: known, ends: end === "all" ? undefined : end, residents };
  if (show !== "kalender") return { ...asked, after, limit: pageLimit };
  const shown = year ?? thisYear();
  return { ...asked, from: `${shown}-01-01`, to: `${shown}-12-31`, limit: mostInYear };
}
const thisYear = () => Number(today().slice(0, 4));

interface RegisterProps {
  area: { code: string; name: string };
  /** Undefined for a shape: lists are not narrowed to one. */
  of: { area?: string } | undefined;
}

function Register({ area, of }: RegisterProps) {
  const view = useView();
  const asked = questionOfView(view, of ?? {});
  const found = useQuery({ ...agreementsQuery(asked), enabled: of !== undefined });
  return (
    <article className="wb-page approach-page">
      <h1>{m.agreement_page_of({ name: area.name })}</h1>
      <p className="lead">{m.agreement_page_lead()}</p>
      <p className="page-actions no-print">
        <Link to="/gebied/$code/aanpak" params={{ code: area.code }} search={true} className="nl-link">
          {m.agreement_to_approach({ name: area.name })}
        </Link>
        <NewAgreement code={area.code} />
        <Button icon="print" onClick={() => print()}>
          {m.area_print()}
        </Button>
      </p>
      <Filters view={view} />
      <Views show={view.show} />
      <section aria-labelledby="lijst" aria-busy={found.isPlaceholderData}>
        <h2 id="lijst">
          {view.show === "kalender" ? m.agreement_year({ year: String(view.year ?? thisYear()) }) : m.agreement_list()}
        </h2>
        {of === undefined ? (
          <Empty title={m.agreement_none()} more={m.agreement_of_shape()} />
        ) : (
          <Fetched query={found} waiting={m.agreement_loading()}>
            {(list) => <Shown list={list} view={view} />}
          </Fetched>
        )}
      </section>
      {of === undefined ? null : <Files asked={asked} />}
    </article>
  );
}

function Shown({ list, view: { show, year, after } }: { list: AgreementList; view: View }) {
  const { agreements, next } = list;
  if (show === "kalender")
    return (
      <>
        <AgreementTotalsList list={list} />
        <AgreementMonths rows={agreements} year={year ?? thisYear()} />
      </>
    );
  if (agreements.length === 0) return <Empty title={m.agreement_none()} more={m.agreement_none_more()} />;
  return (
    <>
      <AgreementTotalsList list={list} />
      {show === "tijdas" ? (
        <AgreementAxis rows={agreements} today={today()} />
      ) : (
        <AgreementItems rows={agreements} heading="h3" />
      )}
      {after === undefined && next === undefined ? null : (
        <nav className="page-actions no-print" aria-label={m.agreement_paging()}>
          {after === undefined ? null : <PageOf after={undefined}>{m.agreement_first()}</PageOf>}
          {next === undefined ? null : <PageOf after={afterOf(next)}>{m.agreement_next()}</PageOf>}
        </nav>
      )}
    </>
  );
}

const PageOf = ({ after, children }: { after: string | undefined; children: string }) => (
  <Link to="." search={(view: View) => ({ ...view, after })} className="nl-link">
    {children}
  </Link>
);

function Views({ show = "lijst" }: { show: View["show"] | "lijst" }) {
  const setView = useSetView();
  return (
    <div className="no-print">
      <Choices
        label={m.agreement_show()}
        value={show}
        options={[
          { value: "lijst", label: m.agreement_show_list() },
          { value: "kalender", label: m.agreement_show_months() },
          { value: "tijdas", label: m.agreement_show_axis() },
        ]}
        onChange={(way) => setView({ show: way === "lijst" ? undefined : way, after: undefined })}
      />
    </div>
  );
}

function Filters({ view: { theme, standing, ends, residents } }: { view: View }) {
  const setView = useSetView();
  const set = (change: Parameters<typeof setView>[0]) => setView({ ...change, after: undefined });
  return (
    <fieldset className="agreement-filters no-print">
      <legend className="wb-hidden">{m.agreement_filters()}</legend>
      <SelectField
        label={m.agreement_ends()}
        none={m.agreement_ends_open()}
        value={ends}
        options={[
          { value: "year", label: m.agreement_ends_year() },
          { value: "overdue", label: m.agreement_ends_overdue() },
          { value: "none", label: m.agreement_ends_none() },
          { value: "all", label: m.agreement_ends_all() },
        ]}
        onChoose={(chosen) => set({ ends: chosen })}
      />
      <SelectField
        label={m.agreement_standing()}
        none={m.agreement_all_standings()}
        value={standing}
        options={agreementStandings.map((value) => ({ value, label: agreementStandingWord(value) }))}
        onChoose={(chosen) => set({ standing: chosen })}
      />
      <SelectField
        label={m.agreement_residents()}
        none={m.agreement_residents_any()}
        value={residents}
        options={[
          { value: "true", label: m.agreement_residents_with() },
          { value: "false", label: m.agreement_residents_without() },
        ]}
        onChoose={(chosen) => set({ residents: chosen })}
      />
      <ThemesFilter value={theme} onChoose={(chosen) => set({ theme: chosen })} />
    </fieldset>
  );
}

function Files({ asked }: { asked: AgreementQuestion }) {
  const { csv, xlsx, ics } = agreementFiles(asked);
  return (
    <section className="no-print" aria-labelledby="meenemen">
      <h2 id="meenemen">{m.agreement_take_along()}</h2>
      <p className="page-actions">
        <a className="nl-link" href={csv} download>
          {m.agreement_csv()}
        </a>
        <a className="nl-link" href={xlsx} download>
          {m.agreement_excel()}
        </a>
        <a className="nl-link" href={ics} type="text/calendar">
          {m.agreement_calendar()}
        </a>
      </p>
    </section>
  );
}
