/** The areas that are like this one: which, in what, and how much they still differ. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { ComparableAreas, ComparedVariable } from "#data/comparable/comparable-areas.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { isNotFound } from "../../api/client.ts";
import { comparableQuery } from "../../api/comparable.ts";
import { sizeWords, structureReasons, writeEnd } from "../../labels/comparable-words.ts";
import { formatNumber, formatYears, levelsWord, unitOf, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { FigureText } from "../../ui/figure.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import "./comparable.css";

/** A mean that lies farther away than this, in standard deviations, is said to differ. */
const limit = 0.25;
const isOff = ({ after }: ComparedVariable) => Math.abs(after) > limit;

export function ComparableAreasSection({ code, heading: Heading = "h2" }: { code: string; heading?: "h2" | "h3" }) {
  const id = useId();
  const query = useQuery(comparableQuery(code));
  return (
    <section aria-labelledby={id} className="comparable">
      <Heading id={id}>{m.comparable_title()}</Heading>
      {query.error && isNotFound(query.error) ? (
        <p>{m.comparable_none()}</p>
      ) : (
        <Fetched query={query} waiting={m.comparable_waiting()}>
          {(found) => <Alike found={found} />}
        </Fetched>
      )}
    </section>
  );
}

function Alike({ found }: { found: ComparableAreas }) {
  const { catalog } = useShown();
  const parts = { area: found.area.name, count: formatNumber(found.pool), areas: levelsWord(found.level) };
  return (
    <>
      <p>
        {m.comparable_lead({ ...parts, size: sizeWords(found) })} {m.comparable_rules()}
        {found.withoutFocus ? ` ${m.comparable_rules_focus()}` : ""}
      </p>
      <ol className="comparable__areas">
        {found.areas.map(({ code, name, gemeente, alike }) => (
          <li key={code}>
            <Link to="/gebied/$code" params={{ code }} search={true} className="nl-link">
              {gemeente ? `${name} (${gemeente.name})` : name}
            </Link>{" "}
            {alike.length > 0 ? (
              <span className="wb-small wb-soft">{m.comparable_like({ reasons: structureReasons(alike) })}</span>
            ) : null}
          </li>
        ))}
      </ol>
      {found.balanced ? (
        <p>{m.comparable_balanced()}</p>
      ) : (
        <Notice kind="warning">
          {m.comparable_unbalanced({ reasons: structureReasons(found.variables.filter(isOff).map(({ id }) => id)) })}
        </Notice>
      )}
      {found.lacking.length > 0 ? (
        <p className="wb-small wb-soft">{m.comparable_lacking({ reasons: structureReasons(found.lacking) })}</p>
      ) : null}
      {catalog ? <Balance found={found} catalog={catalog} /> : null}
    </>
  );
}

function Balance({ found, catalog }: { found: ComparableAreas; catalog: Catalog }) {
  return (
    <details className="fold wb-small">
      <summary>{m.comparable_balance()}</summary>
      <p>{m.comparable_balance_more()}</p>
      <div className="comparable__wide">
        <table className="wb-table">
          <thead>
            <tr>
              <th scope="col">{m.comparable_variable()}</th>
              <th scope="col" className="wb-number">
                {m.comparable_here()}
              </th>
              <th scope="col" className="wb-number comparable__extra">
                {m.comparable_five()}
              </th>
              <th scope="col" className="wb-number comparable__extra">
                {m.comparable_before()}
              </th>
              <th scope="col" className="wb-number">
                {m.comparable_after()}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.variables.map((one) => (
              <VariableRow key={one.id} one={one} catalog={catalog} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function VariableRow({ one, catalog }: { one: ComparedVariable; catalog: Catalog }) {
  const indicator = catalog.indicators.find(({ id }) => id === one.indicator);
  const text = (value: number) =>
    indicator ? <FigureText figure={writeEnd(indicator, value)} unit={false} /> : formatNumber(value, 1);
  const unit = indicator ? unitOf(indicator) : "";
  const sd = (value: number) => formatNumber(value, 2);
  return (
    <tr>
      <th scope="row">{[words(one.name), unit, formatYears(one.years)].filter(Boolean).join(", ")}</th>
      <td className="wb-number">{text(one.value)}</td>
      <td className="wb-number comparable__extra">{text(one.mean)}</td>
      <td className="wb-number comparable__extra">{sd(one.before)}</td>
      <td className="wb-number">{isOff(one) ? <strong>{sd(one.after)}</strong> : sd(one.after)}</td>
    </tr>
  );
}
