/** Left panel: what is on the map now, and every indicator by theme with a search over names and explanations. */
import * as m from "../../paraglide/messages.js";
import "./indicator-panel.css";
import { useMemo, useState } from "react";
import { sourceIdOf, sourceOf } from "#data/indicators/figure-source.ts";
import { choroplethLevels } from "#data/schema/area.ts";
import type { PublishedIndicator, PublishedSource } from "#data/schema/catalog.ts";
import { type AbsentIndicator, type Theme, themes } from "#data/schema/indicator.ts";
import { findIndicators } from "#data/search/find-indicators.ts";
import { careOf, marksOfColumn } from "../../labels/figures.ts";
import { formatYears, levelWord, polarityWord, themeWord, unitName, words } from "../../labels/format.ts";
import { markReason } from "../../labels/profile-figures.ts";
import { type Shown, useShown } from "../../state/shown.ts";
import { useSetView } from "../../state/view.ts";
import { MethodNote } from "../../ui/figure-notes.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Loading } from "../../ui/loading.tsx";

export function IndicatorPanel() {
  const { catalog, shown, error } = useShown();
  const [text, setText] = useState("");
  const all = useMemo(() => [...(catalog?.indicators ?? []), ...(catalog?.absent ?? []).map(asListed)], [catalog]);
  const { found, nearest } = useMemo(() => findIndicators(all, text, themeWord), [all, text]);
  if (!catalog || !shown) return <Loading error={error}>{m.loading()}</Loading>;
  const searching = text.trim() !== "";
  const listed = found.length > 0 ? found : nearest;
  // While searching the theme of the best one comes first.
  const ordered = searching ? [...new Set(listed.map((one) => one.theme))] : themes;
  return (
    <>
      <section className="indicator-now" aria-labelledby="indicator-now">
        <h3 id="indicator-now">
          <span className="wb-hidden">{m.indicator_now()}: </span>
          {words(shown.indicator.name)}
        </h3>
        <p>{words(shown.indicator.explanation)}</p>
        <MethodNote indicator={shown.indicator} catalog={catalog} />
        <details className="fold">
          <summary>{m.indicator_more()}</summary>
          <IndicatorFacts {...shown} sources={catalog.sources} />
        </details>
      </section>
      <label className="wb-label" htmlFor="indicator-search">
        {m.indicator_search()}
      </label>
      <input
        id="indicator-search"
        className="wb-field"
        type="search"
        autoComplete="off"
        value={text}
        placeholder={m.indicator_search_hint()}
        onChange={(event) => setText(event.target.value)}
      />
      <p className={searching ? "indicator-found wb-soft wb-small" : "wb-hidden"} role="status">
        {searching && found.length > 0 ? m.indicator_found({ count: String(found.length) }) : ""}
        {searching && found.length === 0 ? m.indicator_none({ text: text.trim() }) : ""}
        {nearest.length > 0 ? ` ${m.indicator_nearest()}` : ""}
      </p>
      <section className="indicator-themes" aria-label={m.indicator_themes()}>
        {ordered.map((theme) => (
          <ThemeFold
            key={`${theme}-${searching}`}
            theme={theme}
            indicators={listed.filter((one) => one.theme === theme)}
            chosen={shown.indicator}
            open={searching || shown.indicator.theme === theme}
          />
        ))}
      </section>
    </>
  );
}

/** What nobody has figures of per wijk is listed and found like the rest, so that nobody thinks that it is forgotten. */
type Listed = PublishedIndicator | ListedAbsent;
type ListedAbsent = AbsentIndicator & Pick<PublishedIndicator, "short" | "explanation">;
const asListed = (absent: AbsentIndicator): ListedAbsent => ({ ...absent, short: absent.name, explanation: absent.why });

interface ThemeFoldProps {
  theme: Theme;
  indicators: Listed[];
  chosen: PublishedIndicator;
  open: boolean;
}

function ThemeFold({ theme, indicators, chosen, open }: ThemeFoldProps) {
  const setView = useSetView();
  // Open or closed belongs to the reader after the first drawing: a choice must not fold the list under the pointer.
  const [first] = useState(open);
  if (indicators.length === 0) return null;
  return (
    <details className="fold" open={first}>
      <summary>
        {themeWord(theme)}
        <span className="fold__count">{indicators.length}</span>
      </summary>
      <ul className="pick-list">
        {indicators.map((one) =>
          "where" in one ? (
            <Absent key={one.id} absent={one} />
          ) : (
            <li key={one.id}>
              <button
                type="button"
                className="pick"
                aria-pressed={one.id === chosen.id}
                title={words(one.explanation)}
                onClick={() => setView({ indicator: one.id, only: undefined })}
              >
                {words(one.name)}
                {one.id === chosen.id ? <Icon name="check" /> : null}
              </button>
            </li>
          ),
        )}
      </ul>
    </details>
  );
}

/** Cannot be chosen; opens to why there is no figure, and who has one. */
function Absent({ absent: { name, why, where } }: { absent: AbsentIndicator }) {
  return (
    <li>
      <details className="absent">
        <summary className="pick">
          {words(name)} <span className="absent__mark">{m.absent_mark()}</span>
        </summary>
        <p>{m.absent_why({ why: words(why) })}</p>
        <p>{words(where)}</p>
      </details>
    </li>
  );
}

/** Where an indicator comes from and how to read it: shown wherever its figures are explained. */
interface IndicatorFactsProps extends Shown {
  sources: readonly PublishedSource[];
}

function IndicatorFacts({ indicator, sources, level, entry, newer }: IndicatorFactsProps) {
  const source = sourceOf(sources, indicator, entry);
  const levels = choroplethLevels.filter((one) => indicator.columns.some((column) => column.level === one));
  const years = indicator.columns.filter((one) => one.level === level).map((one) => one.year);
  const remarks = [
    newer === undefined ? undefined : m.year_old_why({ newest: String(newer) }),
    indicator.caveat ? words(indicator.caveat) : undefined,
    ...careOf(indicator, Number.POSITIVE_INFINITY),
    ...marksOfColumn(indicator, entry.computed).map(markReason),
    entry.sourceDivision ? m.remark_division({ year: String(entry.sourceDivision) }) : undefined,
    source?.note && source.fidelity !== "official" ? words(source.note) : undefined,
  ].filter((one) => one !== undefined);
  return (
    <>
      <dl className="facts wb-small">
        <dt>{m.indicator_unit()}</dt>
        <dd>{unitName(indicator)}</dd>
        <dt>{m.indicator_years()}</dt>
        <dd>{formatYears(years)}</dd>
        <dt>{m.indicator_levels()}</dt>
        <dd>{levels.map(levelWord).join(", ")}</dd>
        <dt>{m.indicator_direction()}</dt>
        <dd>{polarityWord(indicator.polarity)}</dd>
        <dt>{m.indicator_source()}</dt>
        <dd>{source ? `${source.title}, ${source.publisher}` : sourceIdOf(indicator, entry)}</dd>
        <dt>{m.indicator_field()}</dt>
        <dd>{entry.field ?? indicator.field}</dd>
      </dl>
      {remarks.map((remark) => (
        <p key={remark} className="wb-small remark">
          <strong>{m.indicator_caveat()}:</strong> {remark}
        </p>
      ))}
    </>
  );
}
