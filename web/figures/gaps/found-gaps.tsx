/** What the sentence found: how many and how sure, the lists, and what there is to do where little is known. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { completenessQuery } from "../../api/gaps.ts";
import { useAreas } from "../../api/published.ts";
import { countWords, formatNumber, levelsWord, themeWord } from "../../labels/format.ts";
import { peopleWord } from "../../labels/gap-picture.ts";
import { inSentence, reachStateWord } from "../../labels/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { useMarked } from "../../state/gap-brush.ts";
import { regionOfQuestion } from "../../state/gap-question.ts";
import { useCreates } from "../../state/reader.ts";
import { useShown } from "../../state/shown.ts";
import { useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { Empty, Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import { byName, type FoundGaps, type GapAnswer, type GapVerdict, listGaps } from "./found.ts";
import { GapLinks, SayOfArea } from "./gap-links.tsx";
import { GapGroups, GapList, type ListData } from "./gap-list.tsx";
import { GapTable } from "./gap-table.tsx";

const GapScatter = lazyPart(async () => (await import("./scatter.tsx")).GapScatter);

export function GapsFound({ answer }: { answer: GapAnswer }) {
  const { catalog } = useShown();
  const { level } = answer.question;
  const areas = useAreas(level);
  const gemeenten = useAreas("gemeente");
  const { data: completeness } = useQuery(completenessQuery);
  const isMarked = useMarked();
  const found = useMemo(() => (areas.data ? listGaps(answer, areas.data, isMarked) : undefined), [answer, areas.data, isMarked]);
  if (!areas.data || !gemeenten.data || !catalog || !found) {
    return <Loading error={areas.error ?? gemeenten.error}>{m.loading()}</Loading>;
  }
  const { preview = [] } = completeness ?? {};
  const data: ListData = { answer, areas: areas.data, gemeenten: gemeenten.data, catalog, preview };
  // Of the area that the sentence is about, where it is about one.
  const [only, ...more] = answer.question.within;
  const isKnown = answer.entered === "entered";
  return (
    <>
      {preview.length > 0 ? <Notice>{m.gaps_preview_note()}</Notice> : null}
      {isMarked ? <Marked count={countWords(level, found.scope.length)} /> : null}
      {isKnown ? <Gaps found={found} {...data} /> : <NeedAlone found={found} {...data} />}
      {isKnown && found.unseen.length > 0 ? <Unseen rows={found.unseen} {...data} /> : null}
      <Silent silent={found.silent} />
      <GapScatter />
      <details className="fold">
        <summary>{m.gaps_table()}</summary>
        <GapTable found={found} {...data} />
      </details>
      <GapLinks question={answer.question} catalog={catalog} />
      {only === undefined || more.length > 0 || regionOfQuestion(answer.question) ? null : (
        <SayOfArea code={only} theme={answer.question.theme} />
      )}
    </>
  );
}

/** Map, plot and list are of what is marked on one of them. */
function Marked({ count }: { count: string }) {
  const setView = useSetView();
  return (
    <Notice>
      <p>{m.gaps_marked({ count })}</p>
      <Button onClick={() => setView({ brush: undefined, selection: undefined })}>{m.gaps_brush_clear()}</Button>
    </Notice>
  );
}

function Gaps({ found, ...data }: ListData & { found: FoundGaps }) {
  const { answer } = data;
  const { question, result } = answer;
  const { totals } = result;
  const counts = { count: countWords(question.level, found.gaps.length), scope: formatNumber(found.scope.length) };
  const unconfirmed = question.unconfirmed ? m.gaps_unconfirmed_counted : m.gaps_unconfirmed_left_out;
  const known = { initiatives: formatNumber(totals.initiatives), known: formatNumber(totals.reachKnown) };
  return (
    <>
      {found.gaps.length === 0 ? null : (
        <p className="gaps-count-line">{found.gaps.length === 1 ? m.gaps_found_one(counts) : m.gaps_found(counts)}</p>
      )}
      <p className="wb-small wb-soft">
        {m.gaps_known_of(known)}
        {totals.unconfirmed > 0 ? ` ${unconfirmed({ count: formatNumber(totals.unconfirmed) })}` : ""}
      </p>
      {found.gaps.length === 0 ? (
        <Empty title={m.gaps_none()} more={m.gaps_none_more()} />
      ) : (
        <>
          <Variants answer={answer} />
          <GapGroups found={found} {...data} />
        </>
      )}
    </>
  );
}

/** How far the variants are, with a way to stop them and to run them anew. */
function Variants({ answer: { progress, isRunning, stop, rerun, variants } }: { answer: GapAnswer }) {
  const run = variants?.run ?? 0;
  if (isRunning) {
    return (
      <div className="gaps-variants">
        <Progress label={m.gaps_running()} words={`${Math.round(progress * 100)}%`} done={progress} total={1} />
        <Button onClick={stop}>{m.gaps_stop()}</Button>
      </div>
    );
  }
  return (
    <p className="gaps-variants wb-small">
      {progress < 1 ? m.gaps_stopped({ count: String(run) }) : m.gaps_ran()}{" "}
      <button type="button" className="wb-plain-link" onClick={rerun}>
        {m.gaps_rerun()}
      </button>
    </p>
  );
}

const notEntered = ({ theme }: Pick<GapAnswer["question"], "theme">): string =>
  m.gaps_not_entered({ what: theme === undefined ? m.gaps_of_any() : m.gaps_of_one({ theme: inSentence(themeWord(theme)) }) });

/** What came out, for who does not see it: said when it is there. */
export function resultWords({ question, result, entered }: GapAnswer): string {
  if (entered !== "entered") return notEntered(question);
  const count = result.isGap.reduce((sum, one) => sum + one, 0);
  if (count === 0) return m.gaps_none();
  return (count === 1 ? m.gaps_fit_one : m.gaps_fit)({ count: countWords(question.level, count) });
}

/** As many areas as are looked at in each variant: more would say nothing. */
const mostOfNeed = 25;

/** While no reach is entered: the need by itself, and what to enter. */
function NeedAlone({ found, ...data }: ListData & { found: FoundGaps }) {
  const { answer, areas } = data;
  const { question, result } = answer;
  const sign = question.needIs === "high" ? -1 : 1;
  const ofNeed = useMemo(() => {
    const known = found.scope.filter((row) => !Number.isNaN(result.need[row] ?? Number.NaN));
    const first = known.toSorted((a, b) => sign * ((result.need[a] ?? 0) - (result.need[b] ?? 0))).slice(0, mostOfNeed);
    return byName(areas, first);
  }, [found.scope, result, areas, sign]);
  return (
    <>
      <Notice kind="warning">
        <p>
          <strong>{notEntered(question)}</strong>
        </p>
        <p>{m.gaps_not_entered_more({ people: peopleWord(question) })}</p>
        <WhatToEnter />
      </Notice>
      <section aria-labelledby="kansen-opgave">
        <h3 id="kansen-opgave">
          {question.needIs === "high" ? m.gaps_need_alone_high() : m.gaps_need_alone_low()}{" "}
          <span className="gaps-count">{formatNumber(ofNeed.length)}</span>
        </h3>
        <p className="wb-small wb-soft">
          {m.gaps_need_alone_help({ count: formatNumber(ofNeed.length), areas: levelsWord(question.level) })}
        </p>
        <GapList rows={ofNeed} {...data} />
      </section>
    </>
  );
}

function WhatToEnter() {
  const creates = useCreates();
  const { area } = useView();
  return (
    <ul className="wb-list">
      <li>
        <Link to="/initiatieven/nieuw" search={(view) => ({ ...view, point: area })} className="nl-link">
          {creates ? m.gaps_enter_new() : m.gaps_enter_suggest()}
        </Link>
      </li>
      <li>
        <Link to="/initiatieven" search={(view) => ({ ...view, after: undefined })} className="nl-link">
          {m.gaps_enter_reach()}
        </Link>
      </li>
    </ul>
  );
}

function Unseen({ rows, ...data }: ListData & { rows: readonly number[] }) {
  const { question } = data.answer;
  return (
    <section aria-labelledby="kansen-niemand" className="gaps-group gaps-group--unseen">
      <details className="fold">
        <summary>
          <h3 id="kansen-niemand">{question.needIs === "high" ? m.gaps_unseen_high() : m.gaps_unseen_low()}</h3>{" "}
          <span className="fold__count">{formatNumber(rows.length)}</span>
        </summary>
        <p>{m.gaps_unseen_help()}</p>
        <WhatToEnter />
        <GapList rows={rows} {...data} />
      </details>
    </section>
  );
}

const silentWords: Partial<Record<GapVerdict, (count: string) => ReactNode>> = {
  withheld: (count) => m.gaps_silent({ count, reason: reachStateWord("withheld") }),
  "no-people": (count) => m.gaps_silent({ count, reason: reachStateWord("no-people") }),
  "no-figure": (count) => m.gaps_silent({ count, reason: m.gaps_no_figure() }),
  unknown: (count) => m.gaps_silent({ count, reason: reachStateWord("unknown") }),
  nobody: (count) => m.gaps_silent({ count, reason: reachStateWord("nobody") }),
};

/** Of how many areas nothing can be said, and why. */
function Silent({ silent }: { silent: FoundGaps["silent"] }) {
  const said = [...silent].flatMap(([verdict, count]) => silentWords[verdict]?.(formatNumber(count)) ?? []);
  if (said.length === 0) return null;
  return (
    <details className="fold">
      <summary>{m.gaps_silent_title()}</summary>
      <ul className="wb-list">
        {said.map((one) => (
          <li key={String(one)}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
