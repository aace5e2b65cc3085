/** Why an area is named: a sentence, and every part of it with its figure, unit, year and source when it is unfolded. */
import { Link } from "@tanstack/react-router";
import { sourceOf } from "#data/indicators/figure-source.ts";
import type { AreaIndex } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { isOldYear } from "#data/schema/catalog.ts";
import { columnEntryOf, useColumn } from "../../api/published.ts";
import { marksOfColumn, markWord } from "../../labels/figures.ts";
import { formatNumber, levelsWord, sourceRemarks, words, yearWords } from "../../labels/format.ts";
import { peopleWord } from "../../labels/gap-picture.ts";
import { reachRateWords, reachStateWord, shareWord, weightWord } from "../../labels/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { useFigures } from "../../state/figures.ts";
import { FigureText } from "../../ui/figure.tsx";
import { type GapAnswer, stateOfRow } from "./found.ts";

type Answer = Pick<GapAnswer, "question" | "result">;

/** "De opgave is hoger dan in 93% van de wijken." Undefined where a figure of it is not known. */
export function needSentence({ question, result }: Answer, row: number): string | undefined {
  const need = result.need[row] ?? Number.NaN;
  if (Number.isNaN(need)) return undefined;
  const areas = levelsWord(question.level);
  return question.needIs === "high"
    ? m.gaps_need_higher({ share: shareWord(need), areas })
    : m.gaps_need_lower({ share: shareWord(100 - need), areas });
}

const sorted = new WeakMap<Float64Array, Float64Array>();

/** Of the areas where the rate is known the share that has a higher one. */
function shareAbove(rates: Float64Array, rate: number): number {
  const known = sorted.get(rates) ?? rates.filter((one) => !Number.isNaN(one)).sort();
  sorted.set(rates, known);
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle] ?? 0) > rate) high = middle;
    else low = middle + 1;
  }
  return (100 * (known.length - low)) / known.length;
}

/** What is reached, beside the other areas where that is known; else why it is not said. */
export function reachSentence({ question, result }: Answer, row: number): string {
  const state = stateOfRow({ result }, row);
  const rate = result.rate[row] ?? Number.NaN;
  if (Number.isNaN(rate)) return m.gaps_reach_because({ reason: reachStateWord(state) });
  const parts = { rate: reachRateWords(question, rate), areas: levelsWord(question.level) };
  if (rate === 0 && state === "complete") return m.gaps_reach_nothing(parts);
  return question.reachIs === "low"
    ? m.gaps_reach_less({ ...parts, share: shareWord(shareAbove(result.rate, rate)) })
    : m.gaps_reach_more({ ...parts, share: shareWord(result.reach[row] ?? 0) });
}

export function initiativesSentence({ result }: Pick<Answer, "result">, row: number): string {
  const count = result.initiatives[row] ?? 0;
  const unknown = result.reachUnknown[row] ?? 0;
  const said =
    count === 0
      ? m.gaps_initiatives_none()
      : count === 1
        ? m.gaps_initiatives_one()
        : m.gaps_initiatives_of({ count: formatNumber(count) });
  return unknown === 0 ? said : `${said} ${m.gaps_reach_missing({ count: formatNumber(unknown) })}`;
}

interface NeedPartsProps {
  answer: Answer;
  areas: AreaIndex;
  row: number;
  catalog: Catalog;
}

/** Every figure of the need, and what reach is computed from. */
export function NeedParts({ answer, areas, row, catalog }: NeedPartsProps) {
  const { question, result } = answer;
  const people = result.people[row] ?? Number.NaN;
  const reached = result.reached[row] ?? 0;
  return (
    <>
      <table className="wb-table gaps-parts">
        <caption>{m.gaps_parts({ share: formatNumber(result.need[row] ?? 0) })}</caption>
        <thead>
          <tr>
            <th scope="col">{m.gaps_part()}</th>
            <th scope="col">{m.gaps_part_value()}</th>
            <th scope="col" className="wb-number">
              {m.gaps_part_need()}
            </th>
          </tr>
        </thead>
        <tbody>
          {question.need.map((part, at) => (
            <Part
              key={part.indicator}
              part={part}
              percentile={result.components[at]?.[row] ?? Number.NaN}
              areas={areas}
              row={row}
              catalog={catalog}
            />
          ))}
        </tbody>
      </table>
      <p className="wb-small">
        {Number.isNaN(people)
          ? m.gaps_people_unknown({ people: peopleWord(question) })
          : m.gaps_people({
              people: peopleWord(question),
              count: formatNumber(people),
              reached: formatNumber(reached, reached < 10 ? 1 : 0),
            })}
      </p>
    </>
  );
}

interface PartProps {
  part: GapAnswer["question"]["need"][number];
  percentile: number;
  areas: AreaIndex;
  row: number;
  catalog: Catalog;
}

function Part({ part, percentile, areas, row, catalog }: PartProps) {
  const indicator = catalog.indicators.find((one) => one.id === part.indicator);
  const entry = indicator && columnEntryOf(indicator, areas.level, part.year);
  const { data: column, error } = useColumn(entry);
  const figure = useFigures(indicator, entry, column)(row);
  if (!indicator || !entry) return null;
  const source = sourceOf(catalog.sources, indicator, entry);
  const said = marksOfColumn(indicator, entry.computed);
  const from = [
    yearWords(entry.year, isOldYear(catalog.indicators, indicator, entry.year)),
    ...(source ? [source.attribution, ...sourceRemarks(source)] : []),
    ...said.map(markWord),
  ];
  return (
    <tr>
      <th scope="row">
        {words(indicator.name)}
        {part.weight === 1 ? null : ` (${weightWord(part.weight)})`}
        <span className="gaps-under">{from.join(" · ")}</span>
      </th>
      <td>{figure ? <FigureText figure={figure} said={said} /> : error ? m.load_failed() : m.loading()}</td>
      <td className="wb-number">{Number.isNaN(percentile) ? "–" : formatNumber(percentile)}</td>
    </tr>
  );
}

/** From an area to its profile, and to the initiatives that the sentence counts there. */
export function AreaLinks({ code }: { code: string }) {
  return (
    <p className="gaps-links">
      <Link to="/gebied/$code" params={{ code }} search={true} className="nl-link">
        {m.area_profile()}
      </Link>
      <Link to="/initiatieven" search={(view) => ({ ...view, in: code, after: undefined })} className="nl-link">
        {m.gaps_to_initiatives()}
      </Link>
    </p>
  );
}
