/** Lines of money as a table: who pays what, until when, for what; with marks where a line runs elsewhere too or counts beneath another. */
import { Link } from "@tanstack/react-router";
import type { MoneyLine } from "#data/approach/money.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { formatCents } from "../../labels/format.ts";
import { durationWord, fundingStatusWord, periodWords } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { payerAskedWord } from "./money-words.ts";
import "./money.css";

export function MoneyLines({ lines, caption }: { lines: readonly MoneyLine[]; caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className="wb-scroll" aria-label={caption} tabIndex={0}>
      <table className="wb-table money-lines">
        <caption className="wb-small">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.money_source()}</th>
            <th scope="col">{m.money_for()}</th>
            <th scope="col" className="wb-number">
              {m.money_amount_short()}
            </th>
            <th scope="col">{m.money_when()}</th>
            <th scope="col">{m.money_status()}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.entry}.${line.position}`}>
              <th scope="row">
                {line.source}
                <span className="money-lines__more">
                  {[payerAskedWord(line.payer ?? "unknown"), line.instrument].filter(Boolean).join(", ")}
                </span>
              </th>
              <td>
                <Link {...pageOfEntry({ type: line.type, id: line.entry })} search={true} className="nl-link">
                  {line.title}
                </Link>
                <Marks line={line} />
              </td>
              <td className="wb-number">
                {line.cents === undefined ? (
                  <span className="wb-soft">{m.money_amount_unknown()}</span>
                ) : (
                  formatCents(BigInt(line.cents))
                )}
                {line.duration === "structural" ? <span className="money-lines__more">{durationWord(line.duration)}</span> : null}
              </td>
              <td>{periodWords(line) ?? <span className="wb-soft">{m.money_year_unknown()}</span>}</td>
              <td>{fundingStatusWord(line.status)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Why a line is not in the total, or not in that of this area alone. */
function Marks({ line: { elsewhere, counted, partOf, cents } }: { line: MoneyLine }) {
  const beneath = partOf && cents !== undefined && !counted;
  if (!elsewhere && !partOf) return null;
  return (
    <span className="money-lines__more">
      {elsewhere ? <span className="money-mark">{m.money_elsewhere()}</span> : null}
      {partOf ? (
        <span className="money-mark">
          {beneath ? m.money_beneath({ title: partOf.title }) : m.money_part_of_named({ title: partOf.title })}
        </span>
      ) : null}
    </span>
  );
}
