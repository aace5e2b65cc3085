/** Agreements as bars from start to end under one row of years, and the same in a table. */
import type { AgreementRow } from "#data/approach/agreements.ts";
import { dayNumber } from "#data/schema/day.ts";
import * as m from "../../paraglide/messages.js";
import { AgreementLink } from "./agreement-items.tsx";
import { agreementWhen, dayOfAgreement, keyOfAgreement, partyName, standingWords } from "./agreement-words.ts";
import "./agreements.css";

/** Of a drawing that is as wide as its column. */
const [width, height] = [1_000, 18];
const mostNamed = 6;
const number = (day: string) => dayNumber(new Date(day));

interface AgreementAxisProps {
  rows: readonly AgreementRow[];
  /** Day. */
  today: string;
}

/** From the first year that is named to the end of the last, today among them; of what has no day nothing is known. */
function yearsOf(rows: readonly AgreementRow[], today: string): [first: number, last: number] {
  const named = [today, ...rows.flatMap(({ from, until }) => [from ?? [], until ?? []].flat())].map((day) =>
    Number(day.slice(0, 4)),
  );
  return [Math.min(...named), Math.max(...named)];
}

export function AgreementAxis({ rows, today }: AgreementAxisProps) {
  const [first, last] = yearsOf(rows, today);
  const [start, end] = [number(`${first}-01-01`), number(`${last + 1}-01-01`)];
  const at = (day: string) => ((number(day) - start) / (end - start)) * width;
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  // So few are named that they stand apart on a phone.
  const every = Math.ceil(years.length / mostNamed);
  return (
    <>
      <p className="wb-small wb-soft">{m.agreement_axis_more()}</p>
      <p
        className="agreement-axis__years wb-small"
        aria-hidden="true"
        style={{ gridTemplateColumns: `repeat(${years.length}, minmax(0, 1fr))` }}
      >
        {years.map((year) => (
          <span key={year}>{(year - first) % every === 0 ? year : null}</span>
        ))}
      </p>
      <ul className="agreement-axis" aria-label={m.agreement_axis()}>
        {rows.map((row) => (
          <li key={keyOfAgreement(row)}>
            <AgreementLink row={row} />{" "}
            <span className="wb-small wb-soft">
              {agreementWhen(row)}, {standingWords(row)}
            </span>
            <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              {years.map((year) => (
                <line
                  key={year}
                  className="agreement-axis__year"
                  x1={at(`${year}-01-01`)}
                  x2={at(`${year}-01-01`)}
                  y1="0"
                  y2={height}
                />
              ))}
              <Bar row={row} at={at} />
              <line className="agreement-axis__today" x1={at(today)} x2={at(today)} y1="-2" y2={height + 2} />
            </svg>
          </li>
        ))}
      </ul>
      <AxisTable rows={rows} />
    </>
  );
}

/** Without a start it begins where the years do; without an end it goes on to their end. */
function Bar({ row: { from, until, standing }, at }: { row: AgreementRow; at: (day: string) => number }) {
  if (from === undefined && until === undefined) return null;
  const x = from === undefined ? 0 : at(from);
  const to = until === undefined ? width : at(until);
  return (
    <rect className="agreement-axis__bar" data-standing={standing} x={x} y="4" width={Math.max(to - x, 4)} height={height - 8} />
  );
}

const AxisTable = ({ rows }: Pick<AgreementAxisProps, "rows">) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached with the keyboard
  <section className="wb-scroll" tabIndex={0} aria-label={m.agreement_axis_table()}>
    <table className="wb-table">
      <caption>{m.agreement_axis_table()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.agreement_what()}</th>
          <th scope="col">{m.agreement_who()}</th>
          <th scope="col">{m.agreement_from()}</th>
          <th scope="col">{m.agreement_until()}</th>
          <th scope="col">{m.agreement_standing()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOfAgreement(row)}>
            <th scope="row">{row.what}</th>
            <td>{row.parties.map(partyName).join(", ")}</td>
            <td>{row.from === undefined ? "" : dayOfAgreement(row.from)}</td>
            <td>{row.until === undefined ? m.agreement_no_end() : dayOfAgreement(row.until)}</td>
            <td>{standingWords(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
