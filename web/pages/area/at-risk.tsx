/** /achteruit: wijken that live well enough and go down, how that is decided, and of how many nothing can be said. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  type AreasAtRisk,
  dimensionsDown,
  fewestInhabitants,
  type RiskAnswer,
  type RiskRule,
  riskOutcomes,
} from "#data/comparable/at-risk.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { type CsvCell, csvOf } from "#data/text/csv.ts";
import { areasAtRiskQuery } from "../../api/comparable.ts";
import { RiskFigures, RiskNotes } from "../../figures/comparable/area-risk.tsx";
import { changeWords, classOfRisk, riskCountWord } from "../../labels/comparable-words.ts";
import { formatNumber, words } from "../../labels/format.ts";
import { useShown } from "../../state/shown.ts";
import { Button } from "../../ui/button.tsx";
import { LoadingPage } from "../../ui/loading.tsx";
import { saveText } from "../../ui/save-text.ts";

export function AtRiskPage() {
  const { data, error } = useQuery(areasAtRiskQuery);
  const { catalog, error: unshown } = useShown();
  if (!data || !catalog) {
    return (
      <LoadingPage title={m.risk_title()} error={error ?? unshown ?? null}>
        {m.risk_list_waiting()}
      </LoadingPage>
    );
  }
  return <AtRisk found={data} catalog={catalog} />;
}

interface AtRiskProps {
  found: AreasAtRisk;
  catalog: Catalog;
}

function AtRisk({ found, catalog }: AtRiskProps) {
  const { rule, areas } = found;
  // With too few years, or without the Leefbaarometer, there is nothing to ask.
  const isAsked = rule.classYear !== undefined && rule.dimensions.length >= dimensionsDown;
  return (
    <article className="wb-page">
      <h1>{m.risk_title()}</h1>
      <p className="lead">{isAsked ? m.risk_lead({ year: String(rule.classYear) }) : m.risk_none()}</p>
      <section aria-labelledby="wijken">
        <h2 id="wijken">{m.risk_list_title()}</h2>
        {isAsked && areas.length === 0 ? <p className="wb-empty">{m.risk_list_empty()}</p> : null}
        {areas.map((one) => (
          <section key={one.code} aria-labelledby={one.code}>
            <h3 id={one.code}>
              <Link to="/gebied/$code" params={{ code: one.code }} search={true} className="nl-link">
                {one.name} ({one.gemeente.name})
              </Link>
            </h3>
            <p className="wb-soft">
              {m.risk_list_one({ class: classOfRisk(catalog, one.class), people: formatNumber(one.inhabitants ?? 0) })}
            </p>
            <RiskFigures answer={one} rule={rule} catalog={catalog} />
          </section>
        ))}
        {areas.length === 0 ? null : (
          <>
            <RiskNotes answers={areas} rule={rule} catalog={catalog} />
            <Button icon="download" onClick={() => saveText("wijkblik-achteruit.csv", listText(found, catalog), "text/csv")}>
              {m.risk_save()}
            </Button>
          </>
        )}
      </section>
      <Counts found={found} />
      {isAsked ? <HowDecided rule={rule} catalog={catalog} /> : null}
    </article>
  );
}

function Counts({ found: { counts, unsaid } }: Pick<AtRiskProps, "found">) {
  return (
    <section aria-labelledby="aantallen">
      <h2 id="aantallen">{m.risk_counts_title()}</h2>
      <ul>
        {riskOutcomes.map((outcome) => (
          <li key={outcome}>
            <strong>{formatNumber(counts[outcome])}</strong> {riskCountWord(outcome)}
          </li>
        ))}
      </ul>
      <p>
        {m.risk_counts_why({
          class: formatNumber(unsaid["no-class"]),
          small: formatNumber(unsaid.small),
          figures: formatNumber(unsaid.figures),
        })}
      </p>
    </section>
  );
}

const lastYear = ({ dimensions }: RiskRule, id: string) => String(dimensions.find((one) => one.indicator === id)?.years[2] ?? "");

function HowDecided({ rule, catalog }: { rule: RiskRule; catalog: Catalog }) {
  return (
    <section aria-labelledby="hoe">
      <h2 id="hoe">{m.risk_rule_title()}</h2>
      <ul className="prose">
        <li>{m.risk_rule_1({ people: formatNumber(fewestInhabitants) })}</li>
        <li>{m.risk_rule_2()}</li>
        <li>{m.risk_rule_3()}</li>
        <li>{m.risk_rule_4()}</li>
      </ul>
      <Limits rule={rule} catalog={catalog} />
      <h3>{m.risk_limits_title()}</h3>
      <ul className="prose">
        <li>{m.risk_limit_1()}</li>
        <li>{m.risk_limit_2()}</li>
        <li>{m.risk_limit_3()}</li>
        <li>{m.risk_limit_4({ income: lastYear(rule, "laag-inkomen"), crime: lastYear(rule, "misdrijven") })}</li>
      </ul>
    </section>
  );
}

function Limits({ rule, catalog }: { rule: RiskRule; catalog: Catalog }) {
  return (
    <table className="wb-table">
      <caption>{m.risk_rule_table()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.risk_rule_figure()}</th>
          <th scope="col">{m.risk_rule_first()}</th>
          <th scope="col">{m.risk_rule_second()}</th>
          <th scope="col" className="wb-number">
            {m.risk_rule_areas()}
          </th>
        </tr>
      </thead>
      <tbody>
        {rule.dimensions.map((one) => {
          const indicator = catalog.indicators.find(({ id }) => id === one.indicator);
          const [from, middle, to] = one.years;
          const cell = (limit: number, begin: number, end: number) => (
            <td>
              {indicator ? changeWords(indicator, one, limit) : limit}{" "}
              <span className="wb-small wb-soft">{m.risk_rule_period({ from: String(begin), to: String(end) })}</span>
            </td>
          );
          return (
            <tr key={one.indicator}>
              <th scope="row">{indicator ? words(indicator.short) : one.indicator}</th>
              {cell(one.limits[0], from, middle)}
              {cell(one.limits[1], middle, to)}
              <td className="wb-number">{formatNumber(one.areas)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Each wijk and figure a row. */
function listText({ areas, rule }: AreasAtRisk, catalog: Catalog): string {
  const head = ["wijk", "naam", "gemeente", "inwoners", "leefbaarheid", "indicator", "jaren", "begin", "midden", "eind"];
  const rowsOf = (area: RiskAnswer): CsvCell[][] =>
    area.dimensions.map(({ indicator, values, changes, down }) => {
      const { years } = rule.dimensions.find((one) => one.indicator === indicator) ?? { years: [] };
      const [begin, middle, end] = values ?? [null, null, null];
      return [
        ...[area.code, area.name, area.gemeente.name, area.inhabitants ?? null, classOfRisk(catalog, area.class)],
        ...[indicator, years.join(" "), begin, middle, end, changes?.[0] ?? null, changes?.[1] ?? null, down ?? null],
      ];
    });
  return csvOf([[...head, "verandering_1", "verandering_2", "achteruit"], ...areas.flatMap(rowsOf)]);
}
