/** The years of the indicator: real years only, one step is one column. */

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isOldYear } from "#data/schema/catalog.ts";
import { columnQuery } from "../api/published.ts";
import { careOf } from "../labels/figures.ts";
import { m } from "../paraglide/messages.js";
import { type Shown, useShown } from "../state/shown.ts";
import { useSetView } from "../state/view.ts";
import { IconButton } from "../ui/button.tsx";

/** Long enough to see a map and short enough to see a change. */
const stepMs = 1100;

export function Timeline() {
  const { shown } = useShown();
  if (!shown || shown.years.length < 2) return null;
  return <Years key={`${shown.indicator.id}/${shown.level}`} shown={shown} />;
}

function usePlaying(shown: Shown) {
  const client = useQueryClient();
  const setView = useSetView();
  const [playing, setPlaying] = useState(false);
  const { years, year, indicator, level } = shown;
  useEffect(() => {
    if (!playing) return;
    const next = years[(years.indexOf(year) + 1) % years.length];
    if (next === undefined) return;
    let current = true;
    const entry = indicator.columns.find((one) => one.level === level && one.year === next);
    const ready = entry ? client.prefetchQuery(columnQuery(entry)) : Promise.resolve();
    const timer = setTimeout(() => {
      // A slow network delays the step; it never shows a year without its colours.
      void ready.then(() => {
        if (!current) return;
        setView({ year: next }, { replace: true });
        // The last year ends it, and so does one that could not be had: the legend then says so.
        const had = entry && client.getQueryData(columnQuery(entry).queryKey) !== undefined;
        if (!had || next === years.at(-1)) setPlaying(false);
      });
    }, stepMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [playing, years, year, indicator, level, client, setView]);
  return { playing, toggle: () => setPlaying(!playing) };
}

/** At the first year after a change of how it was measured: it may be compared with those before it with care only. */
function CareMark({ indicator, years, year }: Pick<Shown, "indicator" | "years" | "year">) {
  const before = years[years.indexOf(year) - 1];
  if (before === undefined) return null;
  const care = careOf(indicator, year).slice(careOf(indicator, before).length);
  return care.length === 0 ? null : (
    <small title={care.join(" ")}>
      {m.compare_care_mark()}
      <span className="visually-hidden">. {care.join(" ")}</span>
    </small>
  );
}

function Years({ shown }: { shown: Shown }) {
  const setView = useSetView();
  const { playing, toggle } = usePlaying(shown);
  const { years, year, indicator } = shown;
  const { catalog } = useShown();
  return (
    <fieldset className="timeline card">
      <legend className="visually-hidden">{m.timeline_title()}</legend>
      <IconButton icon={playing ? "pause" : "play"} label={playing ? m.timeline_pause() : m.timeline_play()} onClick={toggle} />
      <div className="timeline-years">
        {years.map((one) => (
          <label key={one} className={one === year ? "timeline-year on" : "timeline-year"}>
            <input
              type="radio"
              name="jaar"
              value={one}
              checked={one === year}
              onChange={() => setView({ year: one }, { replace: true })}
            />
            <span>{one}</span>
            {catalog && isOldYear(catalog.indicators, indicator, one) ? <small>{m.year_old_mark()}</small> : null}
            <CareMark indicator={indicator} years={years} year={one} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
