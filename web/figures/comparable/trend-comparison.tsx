/** Did it go differently here than in comparable areas: how large a difference must be, then the difference, and nothing of why. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { type FoundTrend, neverCompared } from "#data/comparable/trend-comparison.ts";
import type { Level } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { trendComparisonQuery } from "../../api/comparable.ts";
import {
  amountWords,
  changeWords,
  differenceWords,
  joinedWords,
  sizeWords,
  unsaidWord,
  verdictWords,
} from "../../labels/comparable-words.ts";
import { formatNumber, levelsWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { useView } from "../../state/view.ts";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { DifferenceChart } from "./difference-chart.tsx";
import { FiguresTable } from "./figures-table.tsx";
import "./comparable.css";

interface TrendComparisonProps {
  /** Of an area of any level. */
  code: string;
  level: Level;
  heading?: "h2" | "h3";
}

/** What most look for first. */
const usual = "misdrijven";

export function TrendComparisonSection({ code, level, heading: Heading = "h2" }: TrendComparisonProps) {
  const id = useId();
  const { catalog } = useShown();
  const { indicator: shown } = useView();
  const [chosen, setChosen] = useState<string>();
  const choices = (catalog?.indicators ?? []).filter((one) => mayBeCompared(one, level));
  const start = choices.find((one) => one.id === shown) ?? choices.find((one) => one.id === usual) ?? choices[0];
  const indicator = choices.find((one) => one.id === chosen) ?? start;
  return (
    <section aria-labelledby={id} className="comparable">
      <Heading id={id}>{m.comparable_trend_title()}</Heading>
      {indicator ? (
        <>
          <SelectField
            label={m.comparable_indicator()}
            value={indicator.id}
            options={choices.map((one) => ({ value: one.id, label: words(one.name) }))}
            onChoose={setChosen}
            description={m.comparable_not_modelled()}
            className="comparable__choice no-print"
          />
          <p className="print-only">
            <strong>{words(indicator.name)}</strong>
          </p>
          <Compared code={code} indicator={indicator} />
        </>
      ) : (
        <p>{m.comparable_trend_none()}</p>
      )}
      <p className="wb-small">
        <Link to="/methode" hash="vergelijkbaar" search={true} className="nl-link">
          {m.comparable_method()}
        </Link>
      </p>
    </section>
  );
}

const mayBeCompared = (indicator: PublishedIndicator, level: Level): boolean =>
  neverCompared(indicator) === undefined && indicator.columns.filter((entry) => entry.level === level).length > 1;

function Compared({ code, indicator }: { code: string; indicator: PublishedIndicator }) {
  const query = useQuery(trendComparisonQuery(code, indicator.id));
  return (
    <Fetched query={query} waiting={m.comparable_trend_waiting()}>
      {({ area, level, found, unsaid }) =>
        found ? (
          <Found {...{ found, level, indicator }} area={area.name} />
        ) : (
          <Notice>
            <p>{m.comparable_unsaid()}</p>
            {unsaid ? <p>{unsaidWord(unsaid)}</p> : null}
          </Notice>
        )
      }
    </Fetched>
  );
}

interface FoundProps {
  found: FoundTrend;
  level: Level;
  indicator: PublishedIndicator;
  area: string;
}

function Found({ found, level, indicator, area }: FoundProps) {
  const difference = (value: number) => differenceWords(indicator, found, value);
  const { band, tested, structureOnly } = found;
  const odd = found.areas.filter((one) => found.otherwise.includes(one.code)).map(({ name }) => name);
  return (
    <div className="comparable__said">
      <p>
        <strong>{m.comparable_power({ amount: amountWords(indicator, found, found.powerLine) })}</strong>{" "}
        {m.comparable_power_more({
          count: formatNumber(tested.areas),
          areas: levelsWord(level),
          size: sizeWords(tested),
          low: difference(band.low),
          high: difference(band.high),
        })}
      </p>
      <p className="comparable__verdict">{verdictWords(area, found.different)}</p>
      <p>
        {m.comparable_numbers({
          from: joinedWords(found.from),
          to: joinedWords(found.to),
          own: changeWords(indicator, found, found.own.change),
          others: changeWords(indicator, found, found.others.change),
          difference: difference(found.difference),
        })}
        {found.from.length > 1 ? ` ${m.comparable_two_years()}` : ""}
      </p>
      <DifferenceChart indicator={indicator} found={found} area={area} />
      {odd.length > 0 ? <Notice kind="warning">{m.comparable_otherwise({ areas: joinedWords(odd) })}</Notice> : null}
      {structureOnly ? (
        <p className="wb-small">
          {(structureOnly.different === found.different ? m.comparable_plain_same : m.comparable_plain_other)({
            difference: difference(structureOnly.difference),
          })}
        </p>
      ) : null}
      <p className="wb-small">{m.comparable_chance()}</p>
      <FiguresTable indicator={indicator} found={found} area={area} />
    </div>
  );
}
