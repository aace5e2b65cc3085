/** What ends when and who pays: a year, the next twelve months, or every line there is; and the same as a file. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { MoneyTotals } from "#data/approach/money.ts";
import { moneyFile, moneyQuery } from "../../api/approach/money.ts";
import { EndYears } from "../../figures/approach/money-ends.tsx";
import { MoneyLines } from "../../figures/approach/money-lines.tsx";
import { linesWords } from "../../figures/approach/money-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";

/** Lines on the page; the file has all. */
const most = 100;
const soonMonths = 12;

interface EndingMoneyProps extends Pick<MoneyTotals, "ends"> {
  code: string;
  name: string;
  /** The year that was chosen; without one what ends within twelve months stands first, and all lines beneath. */
  chosen: number | undefined;
  year: number;
}

export function EndingMoney({ code, name, ends, chosen, year }: EndingMoneyProps) {
  const soon = useQuery(moneyQuery({ area: code, endsWithin: soonMonths }, most));
  const asked = { area: code, ends: chosen };
  const found = useQuery(moneyQuery(asked, most));
  const caption = chosen === undefined ? m.money_all_lines({ name }) : m.money_ends_in({ year: String(chosen), name });
  return (
    <section aria-labelledby="loopt-af">
      <h2 id="loopt-af">{m.money_ends()}</h2>
      <EndYears ends={ends} code={code} year={year} chosen={chosen} />
      {chosen === undefined ? (
        <Fetched query={soon} waiting={m.money_loading()}>
          {({ lines, numberMatched }) =>
            lines.length === 0 ? (
              <p>{m.money_soon_none()}</p>
            ) : (
              <>
                <p>{m.money_soon({ lines: linesWords(numberMatched) })}</p>
                <MoneyLines lines={lines} caption={m.money_soon_caption({ name })} />
              </>
            )
          }
        </Fetched>
      ) : (
        <p className="no-print">
          <Link
            to="/gebied/$code/aanpak/geld"
            params={{ code }}
            search={(view: object) => ({ ...view, ending: undefined })}
            className="nl-link"
          >
            {m.money_all_years()}
          </Link>
        </p>
      )}
      <Fetched query={found} waiting={m.money_loading()}>
        {({ lines, numberMatched }) => (
          <>
            {chosen === undefined ? <h3>{m.money_every_line()}</h3> : null}
            {lines.length === 0 ? (
              <p>{m.money_ends_in_none({ year: String(chosen) })}</p>
            ) : (
              <MoneyLines lines={lines} caption={caption} />
            )}
            {numberMatched > lines.length ? (
              <p className="wb-small wb-soft">
                {m.money_more_lines({ shown: formatNumber(lines.length), all: formatNumber(numberMatched) })}
              </p>
            ) : null}
            <p className="page-actions no-print">
              <a className="nl-link" href={moneyFile("csv", asked)} download>
                {m.money_file_csv()}
              </a>
              <a className="nl-link" href={moneyFile("xlsx", asked)} download>
                {m.money_file_excel()}
              </a>
            </p>
          </>
        )}
      </Fetched>
    </section>
  );
}
