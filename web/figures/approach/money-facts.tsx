/** What the money of an area comes to: totals of each state, which lines those count, who pays which share, and what it is for each inhabitant. */
import type { MoneyCarousel, MoneyOfStatus, MoneyTotals } from "#data/approach/money.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { type FundingStatus, fundingStatuses } from "#data/schema/initiative.ts";
import { formatCents, formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { linesWords, payerAskedWord, shareWords, statusHeading } from "./money-words.ts";
import "./money.css";

/** Each state on its own line: they are never one sum. */
export const StateTotals = ({ statuses }: Pick<MoneyTotals, "statuses">) => (
  <dl className="facts">
    {statuses
      .filter(({ lines }) => lines > 0)
      .map((one) => (
        <div key={one.status} className="facts__pair">
          <dt>{statusHeading(one.status)}</dt>
          <dd>
            <strong>{formatCents(BigInt(one.cents))}</strong> <span className="wb-soft">{countedWords(one)}</span>
            {besides(one).map((line) => (
              <span key={line} className="money-lines__more">
                {line}
              </span>
            ))}
          </dd>
        </div>
      ))}
  </dl>
);

/** Which lines are in it, and which are not. */
function countedWords({ counted, ongoing, beneath, withoutAmount }: MoneyOfStatus): string {
  const parts = [m.money_counted({ lines: linesWords(counted - ongoing.lines) })];
  if (beneath > 0) parts.push(m.money_counted_beneath({ lines: linesWords(beneath) }));
  if (withoutAmount > 0) parts.push(m.money_counted_without({ lines: linesWords(withoutAmount) }));
  return parts.join(" ");
}

function besides({ ongoing, undated, elsewhere }: MoneyOfStatus): string[] {
  const said: string[] = [];
  if (ongoing.lines > 0)
    said.push(m.money_ongoing({ amount: formatCents(BigInt(ongoing.cents)), lines: linesWords(ongoing.lines) }));
  if (undated !== "0") said.push(m.money_undated({ amount: formatCents(BigInt(undated)) }));
  if (elsewhere.cents === "0" && elsewhere.lines > 0) said.push(m.money_elsewhere_lines({ lines: linesWords(elsewhere.lines) }));
  else if (elsewhere.lines > 0)
    said.push(m.money_elsewhere_sum({ amount: formatCents(BigInt(elsewhere.cents)), lines: linesWords(elsewhere.lines) }));
  return said;
}

const sumOf = (all: readonly { cents: string }[]) => all.reduce((sum, { cents }) => sum + BigInt(cents), 0n);

/** Own share against that of the state, in a sentence; under it everybody who pays. */
export function Shares({ byPayer }: Pick<MoneyTotals, "byPayer">) {
  const held = fundingStatuses.filter((status) => sumOf(byPayer.filter((one) => one.status === status)) > 0n);
  return (
    <>
      {held.map((status) => {
        const own = byPayer.filter((one) => one.status === status);
        const all = sumOf(own);
        const of = (payer: string) => shareWords(sumOf(own.filter((one) => one.payer === payer)), all) ?? "0%";
        return (
          <div key={status}>
            <p>{m.money_shares({ state: statusHeading(status), rijk: of("rijk"), gemeente: of("gemeente") })}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
            <section className="wb-scroll" aria-label={m.money_shares_table({ state: statusHeading(status) })} tabIndex={0}>
              <table className="wb-table money-shares">
                <caption className="wb-small">{m.money_shares_table({ state: statusHeading(status) })}</caption>
                <thead>
                  <tr>
                    <th scope="col">{m.money_payer()}</th>
                    <th scope="col" className="wb-number">
                      {m.money_amount_short()}
                    </th>
                    <th scope="col" className="wb-number">
                      {m.money_share()}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {own.map(({ payer, cents }) => (
                    <tr key={payer}>
                      <th scope="row">{payerAskedWord(payer)}</th>
                      <td className="wb-number">{formatCents(BigInt(cents))}</td>
                      <td className="wb-number">{shareWords(BigInt(cents), all)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </div>
        );
      })}
    </>
  );
}

/** Of the inhabitants the year and the source; of the money what is spent here and nowhere else. */
export function PerInhabitant({
  totals: { inhabitants, perInhabitant = [] },
  catalog,
  year,
}: {
  totals: MoneyTotals;
  catalog: Pick<Catalog, "sources">;
  year: number;
}) {
  if (!inhabitants) return <p className="wb-soft">{m.money_people_unknown()}</p>;
  const source = catalog.sources.find(({ id }) => id === inhabitants.source);
  return (
    <>
      <ul className="wb-list">
        {perInhabitant
          .filter(({ cents, thisYear }) => cents !== "0" || thisYear !== "0")
          .map((one) => (
            <li key={one.status}>{perWords(one, year)}</li>
          ))}
      </ul>
      <p className="wb-small wb-soft">
        {m.money_people({
          people: formatNumber(inhabitants.value),
          year: String(inhabitants.year),
          source: source ? `${source.publisher}, ${source.title}` : inhabitants.source,
        })}
      </p>
    </>
  );
}

const perWords = (
  { status, cents, thisYear }: { status: FundingStatus; cents: string; thisYear: string },
  year: number,
): string =>
  m.money_per_person({
    state: statusHeading(status),
    all: formatCents(BigInt(cents)),
    now: formatCents(BigInt(thisYear)),
    year: String(year),
  });

export function Carousel({ carousel }: { carousel: MoneyCarousel }) {
  const { initiatives, known, short, unknownWho, withoutSuccessor } = carousel;
  const share = shareWords(BigInt(withoutSuccessor), BigInt(known));
  return (
    <>
      <p>
        {share === undefined
          ? m.money_carousel_none()
          : m.money_carousel_share({ share, count: formatNumber(withoutSuccessor), known: formatNumber(known) })}
      </p>
      <p className="wb-small wb-soft">{m.money_carousel_what()}</p>
      <p className="wb-small wb-soft">
        {m.money_carousel_known({
          initiatives: formatNumber(initiatives),
          known: formatNumber(known),
          short: formatNumber(short),
          nobody: formatNumber(unknownWho),
        })}
      </p>
    </>
  );
}
