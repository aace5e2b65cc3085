/** Of the approach of an area: who pays how much until when, what ends, and the way to all of it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { isPutTogether } from "#data/schema/area.ts";
import type { Profile } from "#data/schema/profile.ts";
import { moneyTotalsQuery } from "../../api/approach/money.ts";
import { MoneyChart } from "../../figures/approach/money-chart.tsx";
import { EndYears } from "../../figures/approach/money-ends.tsx";
import { StateTotals } from "../../figures/approach/money-facts.tsx";
import { sourceKeyWord } from "../../figures/approach/money-words.ts";
import { newPageOf } from "../../labels/entry-pages.ts";
import { formTitle } from "../../labels/entry-words.ts";
import * as m from "../../paraglide/messages.js";
import { useCreates } from "../../state/reader.ts";
import { useShown } from "../../state/shown.ts";
import { Empty, Fetched } from "../../ui/loading.tsx";

export const MoneySection = ({ area }: Pick<Profile, "area">) => (
  <section aria-labelledby="geld">
    <h2 id="geld">{m.money_heading()}</h2>
    {isPutTogether(area.code) ? <p className="wb-soft">{m.money_not_of_parts()}</p> : <OfArea area={area} />}
  </section>
);

function OfArea({ area: { code, name } }: Pick<Profile, "area">) {
  const found = useQuery(moneyTotalsQuery(code));
  const { catalog } = useShown();
  const year = new Date().getFullYear();
  return (
    <Fetched query={found} waiting={m.money_loading()}>
      {({ statuses, bySource, ends }) => {
        const first = statuses.find(({ counted }) => counted > 0)?.status;
        return statuses.every(({ lines }) => lines === 0) ? (
          <>
            <Empty title={m.money_empty()} more={m.money_empty_more()} />
            <NewLine />
          </>
        ) : (
          <>
            <StateTotals statuses={statuses} />
            {first && catalog ? (
              <MoneyChart
                series={bySource.filter(({ status }) => status === first)}
                statuses={[first]}
                wordOf={sourceKeyWord}
                area={name}
                year={year}
                catalog={catalog}
              />
            ) : null}
            <h3>{m.money_ends()}</h3>
            <EndYears ends={ends} code={code} year={year} />
            <p className="page-actions no-print">
              <Link to="/gebied/$code/aanpak/geld" params={{ code }} search={true} className="nl-link">
                {m.money_to_page()}
              </Link>
              <NewLine />
            </p>
          </>
        );
      }}
    </Fetched>
  );
}

const NewLine = () => {
  const creates = useCreates();
  return (
    <Link {...newPageOf("fundingLine")} search={true} className="nl-link no-print">
      {formTitle("fundingLine", creates ? "new" : "propose")}
    </Link>
  );
};
