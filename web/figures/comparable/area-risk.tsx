/** Whether a wijk that lives well enough goes down, with the figures that this rests on. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import {
  type AreaRisk,
  fewestInhabitants,
  type RiskAnswer,
  type RiskDimensionAnswer,
  type RiskRule,
  type RuleDimension,
} from "#data/comparable/at-risk.ts";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { areaRiskQuery } from "../../api/comparable.ts";
import { changeWords, classOfRisk, riskUnsaidWord, writeEnd } from "../../labels/comparable-words.ts";
import { formatNumber, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { SourceLine } from "../source-line.tsx";
import "./comparable.css";
import "./area-risk.css";

export function AreaRiskSection({ code }: { code: string }) {
  const id = useId();
  const query = useQuery(areaRiskQuery(code));
  return (
    <section aria-labelledby={id} className="comparable">
      <h2 id={id}>{m.risk_question()}</h2>
      <Fetched query={query} waiting={m.risk_waiting()}>
        {(found) => <Said found={found} />}
      </Fetched>
    </section>
  );
}

function Said({ found }: { found: AreaRisk }) {
  const { catalog } = useShown();
  if (!catalog) return null;
  const asked = found.outcome === "at-risk" || found.outcome === "steady" || found.unsaid === "figures";
  return (
    <>
      <p className="comparable__verdict">{verdict(found, catalog)}</p>
      {asked ? <RiskFigures answer={found} rule={found.rule} catalog={catalog} /> : null}
      {asked ? <RiskNotes answers={[found]} rule={found.rule} catalog={catalog} /> : null}
      <p className="risk-all">
        <Link to="/achteruit" search={true} className="nl-link">
          {m.risk_all()}
        </Link>
      </p>
    </>
  );
}

function verdict({ outcome, unsaid, name, class: value, dimensions }: RiskAnswer, catalog: Catalog): string {
  if (outcome === "unsaid") return riskUnsaidWord(unsaid ?? "figures", name, formatNumber(fewestInhabitants));
  const parts = { area: name, class: classOfRisk(catalog, value) };
  const count = dimensions.filter(({ down }) => down).length;
  if (outcome === "at-risk") return m.risk_at_risk({ ...parts, count: formatNumber(count) });
  return { steady: m.risk_steady, weak: m.risk_weak, good: m.risk_good }[outcome](parts);
}

interface RiskFiguresProps {
  answer: RiskAnswer;
  rule: RiskRule;
  catalog: Catalog;
}

/** Each dimension in one line: three years, how it changed between them, and whether that is going down. */
export function RiskFigures({ answer, rule, catalog }: RiskFiguresProps) {
  return (
    <ul className="risk">
      {answer.dimensions.map((one) => {
        const indicator = catalog.indicators.find(({ id }) => id === one.indicator);
        const ruled = rule.dimensions.find((dimension) => dimension.indicator === one.indicator);
        return indicator && ruled ? <RiskLine key={one.indicator} found={one} indicator={indicator} rule={ruled} /> : null;
      })}
    </ul>
  );
}

interface RiskLineProps {
  found: RiskDimensionAnswer;
  indicator: PublishedIndicator;
  rule: RuleDimension;
}

function RiskLine({ found: { down, values, changes, marks }, indicator, rule }: RiskLineProps) {
  return (
    <li data-down={down || undefined}>
      <strong>{words(indicator.short)}</strong>{" "}
      <span className="nl-data-badge">{down === undefined ? m.risk_unknown() : down ? m.risk_down() : m.risk_not_down()}</span>
      {values && changes ? (
        <ol>
          {values.map((value, i) => {
            const change = changes[i - 1];
            return (
              <li key={rule.years[i]}>
                <span className="wb-soft">{m.risk_year({ year: String(rule.years[i]) })}</span>{" "}
                <FigureText figure={writeEnd(indicator, value, marks?.[i])} />
                {change === undefined ? null : <span className="risk__change"> {changeWords(indicator, rule, change)}</span>}
              </li>
            );
          })}
        </ol>
      ) : null}
    </li>
  );
}

/** Under them: what the letters mean, and where the figures come from. */
export function RiskNotes({ answers, rule, catalog }: { answers: readonly RiskAnswer[]; rule: RiskRule; catalog: Catalog }) {
  const marks = answers.flatMap(({ dimensions }) => dimensions.flatMap((one) => one.marks?.flat() ?? []));
  const sources = rule.dimensions.flatMap((one) => {
    const indicator = catalog.indicators.find(({ id }) => id === one.indicator);
    const used = indicator?.columns.filter(({ level, year }) => level === "wijk" && one.years.includes(year)) ?? [];
    return indicator ? used.map((entry) => sourceIdOf(indicator, entry)) : [];
  });
  return (
    <>
      <MarkKey marks={[...new Set(marks)]} />
      {[...new Set(sources)].map((source) => (
        <SourceLine key={source} catalog={catalog} id={source} />
      ))}
    </>
  );
}
