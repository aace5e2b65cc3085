/** /gebied/:code/aanpak/geld: the money of an area by year, what ends when and who pays, and what it comes to. */
import "../../style/pages.css";
import "./approach.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { MoneyTotals } from "#data/approach/money.ts";
import { isPutTogether } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { type FundingStatus, fundingStatuses } from "#data/schema/initiative.ts";
import { moneyCarouselQuery, moneyTotalsQuery } from "../../api/approach/money.ts";
import { InstrumentList } from "../../figures/approach/instrument-list.tsx";
import { MoneyChart, moneyKeys } from "../../figures/approach/money-chart.tsx";
import { Carousel, PerInhabitant, Shares, StateTotals } from "../../figures/approach/money-facts.tsx";
import { YearsTable } from "../../figures/approach/money-table.tsx";
import { sourceKeyWord, statusHeading, themeKeyWord } from "../../figures/approach/money-words.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { EndingMoney } from "./money-ending.tsx";
import { OfArea } from "./of-area.tsx";

export function AreaMoneyPage() {
  const { code = "" } = useParams({ strict: false });
  if (isPutTogether(code))
    return (
      <article className="wb-page approach-page">
        <h1>{m.money_heading()}</h1>
        <p>{m.money_not_of_parts()}</p>
      </article>
    );
  return (
    <OfArea code={code} title={(name) => (name === undefined ? m.money_heading() : m.money_page_of({ name }))}>
      {({ area }, catalog) => <Page code={code} name={area.name} catalog={catalog} />}
    </OfArea>
  );
}

interface PageProps {
  code: string;
  name: string;
  catalog: Catalog;
}

function Page({ code, name, catalog }: PageProps) {
  const found = useQuery(moneyTotalsQuery(code));
  return (
    <article className="wb-page approach-page">
      <h1>{m.money_page_of({ name })}</h1>
      <p className="lead">{m.money_page_lead()}</p>
      <div className="page-actions no-print">
        <Link to="/gebied/$code/aanpak" params={{ code }} search={true} className="nl-link">
          {m.money_to_approach()}
        </Link>
        <Button icon="print" onClick={() => print()}>
          {m.area_print()}
        </Button>
      </div>
      <Fetched query={found} waiting={m.money_loading()}>
        {(totals) =>
          totals.statuses.every(({ lines }) => lines === 0) ? (
            <Empty title={m.money_empty()} more={m.money_empty_more()} />
          ) : (
            <Parts totals={totals} code={code} name={name} catalog={catalog} />
          )
        }
      </Fetched>
      <section>
        <h2>{m.money_instruments()}</h2>
        <p>{m.money_instruments_lead()}</p>
        <InstrumentList />
      </section>
      <p className="print-only">
        {m.initiative_printed({ day: formatDate(new Date().toISOString()), address: location.origin + location.pathname })}
      </p>
    </article>
  );
}

/** In the address in Dutch, as a reader sees it. */
const stateNames = { toegezegd: "committed", betaald: "paid", geschat: "estimated", alle: undefined } as const;
type StateName = keyof typeof stateNames;
const isState = (text: string | undefined): text is StateName => text !== undefined && text in stateNames;
const nameOfStatus = (status: FundingStatus): StateName =>
  (Object.keys(stateNames) as StateName[]).find((name) => stateNames[name] === status) ?? "alle";

function Parts({ totals, code, name, catalog }: PageProps & { totals: MoneyTotals }) {
  const { state, columns = "source", ending } = useView();
  const setView = useSetView();
  const year = new Date().getFullYear();
  const carousel = useQuery(moneyCarouselQuery(code));
  const held = totals.statuses.filter(({ counted }) => counted > 0).map(({ status }) => status);
  const chosen = isState(state) ? state : nameOfStatus(held[0] ?? "committed");
  const statuses =
    chosen === "alle"
      ? fundingStatuses.filter((one) => held.includes(one))
      : [stateNames[chosen]].filter((one) => one !== undefined);
  const byTheme = columns === "theme";
  const wordOf = byTheme ? themeKeyWord : sourceKeyWord;
  const series = (byTheme ? totals.byTheme : totals.bySource).filter(({ status }) => statuses.includes(status));
  const keys = moneyKeys(series);
  return (
    <>
      <section>
        <h2>{m.money_totals()}</h2>
        <StateTotals statuses={totals.statuses} />
        <p className="wb-small wb-soft">{m.money_rules()}</p>
      </section>
      <EndingMoney code={code} name={name} ends={totals.ends} chosen={ending} year={year} />
      <section>
        <h2>{m.money_by_year()}</h2>
        <div className="money-choices no-print">
          <Choices
            label={m.money_status()}
            value={chosen}
            onChange={(next) => setView({ state: next })}
            options={[
              ...fundingStatuses.map((status) => ({ value: nameOfStatus(status), label: statusHeading(status) })),
              { value: "alle" as StateName, label: m.money_beside() },
            ]}
          />
          <Choices
            label={m.money_columns()}
            value={columns}
            onChange={(next) => setView({ columns: next === "theme" ? "theme" : undefined })}
            options={[
              { value: "source", label: m.money_by_source() },
              { value: "theme", label: m.money_by_theme() },
            ]}
          />
        </div>
        <MoneyChart series={series} statuses={statuses} wordOf={wordOf} area={name} year={year} catalog={catalog} />
        {statuses.map((status) => (
          <YearsTable
            key={status}
            series={series.filter((one) => one.status === status)}
            status={status}
            keys={keys}
            wordOf={wordOf}
          />
        ))}
        <p className="wb-small wb-soft">{m.money_spread_rule()}</p>
      </section>
      <section>
        <h2>{m.money_shares_heading()}</h2>
        <Shares byPayer={totals.byPayer} />
      </section>
      <section>
        <h2>{m.money_per_person_heading()}</h2>
        <PerInhabitant totals={totals} catalog={catalog} year={year} />
      </section>
      <section>
        <h2>{m.money_carousel()}</h2>
        <Fetched query={carousel} waiting={m.money_loading()}>
          {(one) => <Carousel carousel={one} />}
        </Fetched>
      </section>
    </>
  );
}
