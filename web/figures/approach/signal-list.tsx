/** What needs attention, by kind and the most urgent first: of each why, and of the kind what one can do about it. */
import "./signal-list.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Signal, SignalGroup, SignalKind } from "#data/approach/signals.ts";
import { signalsOfKindQuery } from "../../api/approach/signals.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { signalWords, wayOfKind, whereOfSignal } from "./signal-words.ts";

interface SignalKindsProps {
  kinds: readonly SignalGroup[];
  /** Where they are; absent: in the own areas. */
  area?: string;
  /** Of the headings of kinds: one deeper than that above them. */
  level: "h3" | "h4";
}

export const SignalKinds = ({ kinds, ...more }: SignalKindsProps) => (
  <div className="signals">
    {kinds.map((group) => (
      <Kind key={group.kind} group={group} {...more} />
    ))}
  </div>
);

function Kind({ group, area, level: Heading }: Omit<SignalKindsProps, "kinds"> & { group: SignalGroup }) {
  const { kind, total } = group;
  const [all, setAll] = useState(false);
  const more = useQuery({ ...signalsOfKindQuery(area, kind), enabled: all });
  const heading = useRef<HTMLHeadingElement>(null);
  const { heading: called, can } = signalWords(kind);
  const way = wayOfKind(kind, area);
  const shown = more.data ?? group.signals;
  const rest = total - shown.length;
  return (
    <section className="signal-kind">
      <Heading ref={heading} tabIndex={-1}>
        {called()} <span className="signal-count">{formatNumber(total)}</span>
      </Heading>
      <p className="signal-can">
        <b>{m.signal_can()}</b> {can()}{" "}
        {way ? (
          <Link to={way.to} params={way.params} search={(view) => ({ ...view, ...way.asks })} className="nl-link no-print">
            {way.word}
          </Link>
        ) : null}
      </p>
      <ul>
        {shown.map((signal) => (
          <Item key={keyOf(signal)} kind={kind} signal={signal} />
        ))}
      </ul>
      {all && more.data === undefined ? (
        <Loading error={more.error} onRetry={() => void more.refetch()}>
          {m.signal_loading()}
        </Loading>
      ) : null}
      {rest > 0 && !all ? (
        <p className="no-print">
          <Button
            onClick={() => {
              setAll(true);
              heading.current?.focus();
            }}
          >
            {m.signal_more({ count: formatNumber(total) })} <span className="wb-hidden">{called()}</span>
          </Button>
        </p>
      ) : null}
      {rest > 0 ? (
        <p className={more.data === undefined ? "wb-soft print-only" : "wb-soft"}>
          {m.signal_cut({ count: formatNumber(rest) })}
        </p>
      ) : null}
    </section>
  );
}

/** An initiative may have several agreements, and several lines of money. */
const keyOf = ({ entry, area, theme, what, source, day }: Signal) => [entry?.id, area, theme, what, source, day].join(" ");

function Item({ kind, signal }: { kind: SignalKind; signal: Signal }) {
  const { nameOf } = useAreaNames();
  const { entry, area, theme, what } = signal;
  const name = nameOf(area) ?? area;
  return (
    <li>
      <Link
        {...whereOfSignal(kind, signal)}
        search={theme === undefined ? true : (view) => ({ ...view, theme })}
        className="nl-link"
      >
        {what ?? entry?.title ?? (theme === undefined ? name : `${name}: ${themeWord(theme)}`)}
      </Link>
      <span className="signal-why">
        {signalWords(kind).why(signal)}
        {what === undefined || entry === undefined ? null : ` ${m.signal_of_initiative({ title: entry.title })}`}
      </span>
    </li>
  );
}
