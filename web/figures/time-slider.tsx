/** The months of initiatives: a slider with how many run in each, played, stepped, dragged or moved by keys. */
import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { columnQuery } from "../api/published.ts";
import { formatNumber, words } from "../labels/format.ts";
import { monthText, monthWords, yearOfMonth } from "../labels/months.ts";
import * as m from "../paraglide/messages.js";
import { type Shown, useShown } from "../state/shown.ts";
import { passingMonth, useTime } from "../state/time.ts";
import type { TimeOverview } from "../state/time-task.ts";
import { useSetView } from "../state/view.ts";
import { IconButton } from "../ui/button.tsx";
import { Loading } from "../ui/loading.tsx";
import { reducedMotion } from "../ui/media.ts";
import "./time-slider.css";

/** Long enough to see where something came or went. */
const stepMs = 500;
const monthsOfYear = 12;

export function TimeSlider() {
  const state = useTime();
  if (state.face === "ready") return <Months overview={state.overview} month={state.month} />;
  const failed = state.face === "failed" ? state : undefined;
  return (
    <div className="time-slider card">
      <Loading error={failed?.error ?? null} onRetry={failed?.retry}>
        {m.time_loading()}
      </Loading>
    </div>
  );
}

interface MonthsProps {
  overview: TimeOverview;
  month: number;
}

const runningIn = ({ running, first }: TimeOverview, month: number): string => {
  const count = running[month - first] ?? 0;
  const said = { count: formatNumber(count), month: monthWords(month) };
  return count === 1 ? m.time_running_one(said) : m.time_running(said);
};

/** `pass` shows a month, `settle` puts it into the address: a choice that Back does not go through month by month. */
function useMoving() {
  const setView = useSetView();
  return {
    pass: (month: number) => passingMonth.set(month),
    settle: (month: number) => {
      passingMonth.set(month);
      setView({ time: monthText(month) }, { replace: true });
    },
    stop: () => {
      setView({ time: undefined });
      // What had the focus goes: it stays with what is looked at.
      document.querySelector<HTMLElement>("#kaart canvas")?.focus({ preventScroll: true });
    },
  };
}

/** Plays on from the month that is shown until the last; from the last it begins anew. */
function usePlaying({ first, last }: TimeOverview, month: number) {
  const client = useQueryClient();
  const { shown } = useShown();
  const { pass, settle } = useMoving();
  const [playing, setPlaying] = useState(false);
  const step = useRef<(month: number) => Promise<void>>(undefined);
  step.current = async (next) => {
    // The year of the figures goes along: its colours are there before it is shown.
    const entry = shown && yearOfMonth(next) !== yearOfMonth(month) ? columnOf(shown, yearOfMonth(next)) : undefined;
    if (entry) await client.prefetchQuery(columnQuery(entry));
    if (next === last) setPlaying(false);
    if (next === last || yearOfMonth(next) !== yearOfMonth(month)) settle(next);
    else pass(next);
  };
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => void step.current?.(month === last ? first : month + 1), stepMs);
    return () => clearTimeout(timer);
  }, [playing, month, first, last]);
  return {
    playing,
    toggle: () => {
      if (playing) settle(month);
      setPlaying(!playing);
    },
    pause: () => setPlaying(false),
  };
}

const columnOf = ({ indicator, level }: Shown, year: number) =>
  indicator.columns
    .filter((column) => column.level === level && column.year <= year)
    .sort((a, b) => a.year - b.year)
    .at(-1);

function Months({ overview, month }: MonthsProps) {
  const { first, last } = overview;
  const { playing, toggle, pause } = usePlaying(overview, month);
  const { settle, stop } = useMoving();
  const [open, setOpen] = useState(false);
  const go = (to: number) => {
    pause();
    settle(Math.min(Math.max(to, first), last));
  };
  // Who wants less motion steps: nothing on the map then moves by itself.
  const plays = !reducedMotion();
  return (
    <fieldset className="time-slider card">
      <legend className="visually-hidden">{m.time_title()}</legend>
      <p className="time-slider__said">
        <b>{runningIn(overview, month)}</b>
      </p>
      <IconButton
        icon={open ? "down" : "up"}
        label={open ? m.time_less() : m.time_more()}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      <IconButton icon="close" label={m.time_stop()} onClick={stop} />
      <div className="time-slider__row">
        {plays ? (
          <IconButton icon={playing ? "pause" : "play"} label={playing ? m.timeline_pause() : m.time_play()} onClick={toggle} />
        ) : null}
        <span className="time-slider__step">
          <IconButton icon="back" label={m.time_previous()} onClick={() => go(month - 1)} />
        </span>
        <Slider overview={overview} month={month} onHold={pause} />
        <span className="time-slider__step">
          <IconButton icon="on" label={m.time_next()} onClick={() => go(month + 1)} />
        </span>
      </div>
      <Remarks overview={overview} month={month} />
      {open ? <MonthTable overview={overview} /> : null}
    </fieldset>
  );
}

function Slider({ overview, month, onHold }: MonthsProps & { onHold: () => void }) {
  const { first, last, running } = overview;
  const { pass, settle } = useMoving();
  const slider = useRef<HTMLInputElement>(null);
  const settled = useRef(settle);
  settled.current = settle;
  useEffect(() => {
    const input = slider.current;
    if (!input) return;
    // The change of the browser itself: when the hand lets go, and after every key. That of React is every pixel.
    const rest = () => settled.current(Number(input.value));
    input.addEventListener("change", rest);
    return () => input.removeEventListener("change", rest);
  }, []);
  const byYears = (event: KeyboardEvent) => {
    const years = { PageUp: 1, PageDown: -1 }[event.key];
    if (years === undefined) return;
    event.preventDefault();
    onHold();
    settle(Math.min(Math.max(month + years * monthsOfYear, first), last));
  };
  return (
    <div className="time-slider__months">
      <input
        ref={slider}
        type="range"
        min={first}
        max={last}
        value={month}
        aria-label={m.time_month()}
        aria-valuetext={runningIn(overview, month)}
        onChange={({ currentTarget }) => {
          onHold();
          pass(Number(currentTarget.value));
        }}
        onKeyDown={byYears}
      />
      <Bars running={running} at={month - first} />
      <div className="time-slider__ends" aria-hidden="true">
        <span>{yearOfMonth(first)}</span>
        <span>{yearOfMonth(last)}</span>
      </div>
    </div>
  );
}

/** The slider says each in words, and the table has them all. */
function Bars({ running, at }: { running: Uint32Array; at: number }) {
  const most = useMemo(() => running.reduce((top, one) => Math.max(top, one), 1), [running]);
  const bars = useMemo(
    () => Array.from(running, (count, i) => (count === 0 ? "" : `M${i - 0.4} ${most}v${-count}h0.8V${most}z`)).join(""),
    [running, most],
  );
  return (
    <svg
      className="time-slider__bars"
      viewBox={`0 0 ${running.length - 1} ${most}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={bars} />
      <rect className="time-slider__now" x={at - 0.5} y={0} width={1} height={most} />
    </svg>
  );
}

/** What a month leaves open, in words: whose begin or end nobody knows, who has no place, and of which year the colours are. */
function Remarks({ overview: { withoutBegin, withoutEnd, placeless, first }, month }: MonthsProps) {
  const { shown } = useShown();
  const nowhere = placeless[month - first] ?? 0;
  const year = yearOfMonth(month);
  const remarks = [
    withoutBegin > 0 ? m.time_no_begin({ count: formatNumber(withoutBegin) }) : "",
    withoutEnd > 0 ? m.time_no_end({ count: formatNumber(withoutEnd) }) : "",
    nowhere > 0 ? m.time_no_place({ count: formatNumber(nowhere) }) : "",
    shown && shown.year !== year ? m.time_other_year({ indicator: words(shown.indicator.name), year: String(shown.year) }) : "",
  ].filter(Boolean);
  return remarks.length === 0 ? null : <p className="time-slider__remarks">{remarks.join(" ")}</p>;
}

function MonthTable({ overview: { first, running } }: { overview: TimeOverview }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys.
    <section className="time-slider__table" aria-label={m.time_per_month()} tabIndex={0}>
      <table className="wb-table">
        <caption className="visually-hidden">{m.time_per_month()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.time_month()}</th>
            <th scope="col">{m.time_count()}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from(running, (count, i) => (
            <tr key={monthText(first + i)}>
              <th scope="row">{monthWords(first + i)}</th>
              <td className="wb-number">{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
