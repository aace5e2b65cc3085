/** What ends in a year, month by month. */
import { Link } from "@tanstack/react-router";
import type { AgreementRow } from "#data/approach/agreements.ts";
import { monthNumber, monthWords } from "../../labels/months.ts";
import * as m from "../../paraglide/messages.js";
import type { View } from "../../state/view.ts";
import { AgreementLink, AgreementMarks } from "./agreement-items.tsx";
import { dayOfAgreement, keyOfAgreement, partyName } from "./agreement-words.ts";
import "./agreements.css";

interface AgreementMonthsProps {
  rows: readonly AgreementRow[];
  year: number;
}

export function AgreementMonths({ rows, year }: AgreementMonthsProps) {
  const months = Map.groupBy(
    rows.filter(({ until }) => until !== undefined),
    ({ until = "" }) => monthNumber(until),
  );
  return (
    <>
      <nav className="page-actions no-print" aria-label={m.agreement_years()}>
        {[year - 1, year + 1].map((one) => (
          <Link key={one} to="." search={(view: View) => ({ ...view, year: one })} resetScroll={false} className="nl-link">
            {m.agreement_year_go({ year: String(one) })}
          </Link>
        ))}
      </nav>
      {months.size === 0 ? (
        <p role="status">{m.agreement_year_none({ year: String(year) })}</p>
      ) : (
        <ol className="agreement-months">
          {[...months].map(([month, some]) => (
            <li key={month}>
              <h3>{monthWords(month)}</h3>
              <ul>
                {some.map((row) => (
                  <li key={keyOfAgreement(row)}>
                    <AgreementLink row={row} />
                    <span className="wb-small wb-soft">
                      {" "}
                      {dayOfAgreement(row.until ?? "")}. {row.parties.map(partyName).join(", ")}
                    </span>
                    <AgreementMarks row={row} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
