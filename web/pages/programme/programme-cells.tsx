/** What one cell of the programme says, in words: unknown, none and zero are three things. */
import type { ProgrammeFigure, ProgrammeRow, ProgrammeTrend, ProgrammeType } from "#data/approach/programme.ts";
import type { ChecklistTemplate } from "#data/checklists/checklist.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { YearFigure } from "#data/schema/profile.ts";
import type { FigureMark } from "#data/schema/status.ts";
import { type WrittenFigure, writeFigure } from "../../labels/figures.ts";
import { formatNumber } from "../../labels/format.ts";
import { phaseWord } from "../../labels/initiative-words.ts";
import { dayShort } from "../../labels/months.ts";
import { breakReasons } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { agreementsIn, themesWithSomething } from "./programme-columns.ts";

const Unknown = ({ children = m.programme_unknown() }: { children?: string }) => (
  <span className="programme__unknown">{children}</span>
);

const Lines = ({ lines }: { lines: readonly (string | false)[] }) =>
  lines.map((line) =>
    line === false ? null : (
      <span key={line} className="programme__more">
        {line}
      </span>
    ),
  );

export function PhaseCell({ row: { phase, since } }: { row: ProgrammeRow }) {
  if (phase === undefined) return <Unknown />;
  return (
    <>
      <strong>{phaseWord(phase)}</strong>
      <Lines lines={[since !== undefined && m.approach_area_phase_from({ day: dayShort(since) })]} />
    </>
  );
}

export function AgreementsCell({ row }: { row: ProgrammeRow }) {
  if (agreementsIn(row) === 0) return <Unknown>{m.programme_agreements_none()}</Unknown>;
  const { kept, notKept, lapsed, open, overdue, unsaid } = row.agreements;
  const counts = { count: formatNumber(open), overdue: formatNumber(overdue) };
  return (
    <>
      <strong>{m.programme_kept({ count: formatNumber(kept) })}</strong>
      <Lines
        lines={[
          notKept > 0 && m.programme_not_kept({ count: formatNumber(notKept) }),
          lapsed > 0 && m.programme_lapsed({ count: formatNumber(lapsed) }),
          open > 0 && (overdue > 0 ? m.programme_open_overdue(counts) : m.programme_open(counts)),
          unsaid > 0 && m.programme_unsaid({ count: formatNumber(unsaid) }),
        ]}
      />
    </>
  );
}

/** Until when there is money, or why there is no such day. */
export function moneyWords({ money: { lines, running, ongoing, until, ended } }: ProgrammeRow): string {
  if (lines === 0) return m.programme_unknown();
  if (running === 0) return ended === undefined ? m.programme_money_stopped() : m.programme_money_ended({ day: dayShort(ended) });
  if (ongoing > 0) return m.programme_money_endless();
  return until === undefined ? m.programme_money_until_unknown() : dayShort(until);
}

export function MoneyCell({ row }: { row: ProgrammeRow }) {
  const { lines, running, ongoing, endUnknown, later, until } = row.money;
  if (lines === 0) return <Unknown />;
  const many = { count: formatNumber(running) };
  return (
    <>
      <strong>{moneyWords(row)}</strong>
      <Lines
        lines={[
          running > 0 && (running === 1 ? m.programme_money_one() : m.programme_money_many(many)),
          // The end of the rest, where some of it has none.
          ongoing > 0 && running > ongoing && m.programme_money_ongoing({ count: formatNumber(ongoing) }),
          ongoing > 0 && until !== undefined && m.programme_money_rest({ day: dayShort(until) }),
          endUnknown > 0 && running > endUnknown && m.programme_money_end_unknown({ count: formatNumber(endUnknown) }),
          later > 0 && m.programme_money_later({ count: formatNumber(later) }),
        ]}
      />
    </>
  );
}

const boxes = ["more", "one", "empty", "unknown"] as const;

export function ThemesCell({ row }: { row: ProgrammeRow }) {
  const { themes } = row;
  const total = boxes.reduce((sum, kind) => sum + themes[kind], 0);
  const rest = { empty: formatNumber(themes.empty), unknown: formatNumber(themes.unknown) };
  return (
    <>
      <span className="programme__boxes" aria-hidden="true">
        {boxes.flatMap((kind) =>
          Array.from({ length: themes[kind] }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes of a kind are the same
            <span key={`${kind} ${i}`} className={`programme__box programme__box--${kind}`} />
          )),
        )}
      </span>
      {themes.unknown === total ? (
        <Unknown />
      ) : (
        <strong>{m.programme_themes_of({ count: formatNumber(themesWithSomething(row)), total: String(total) })}</strong>
      )}
      <Lines lines={[themesWithSomething(row) < total && themes.unknown < total && m.programme_themes_rest(rest)]} />
    </>
  );
}

export function ChecklistCell({ row, template }: { row: ProgrammeRow; template: ChecklistTemplate }) {
  const found = row.checklists.find((one) => one.template === template);
  if (!found) return <Unknown>{m.check_not_filled()}</Unknown>;
  const { done, total, bare, day } = found;
  return (
    <>
      <meter className="programme__meter" aria-hidden="true" min={0} max={Math.max(total, 1)} value={done} />
      <strong>{m.programme_checklist_of({ done: formatNumber(done), total: formatNumber(total) })}</strong>
      <Lines
        lines={[
          bare > 0 && m.programme_checklist_bare({ bare: formatNumber(bare) }),
          m.programme_checklist_day({ day: dayShort(day) }),
        ]}
      />
    </>
  );
}

const typeWords: Record<ProgrammeType, () => string> = {
  areaApproach: m.approach_area_one,
  agreement: m.agreement_one,
  fundingLine: m.money_one,
  checklist: m.check_one,
  assessment: m.assess_one,
};

export function ChangedCell({ row: { changed } }: { row: ProgrammeRow }) {
  if (!changed) return <Unknown>{m.programme_changed_none()}</Unknown>;
  return (
    <>
      <strong>{dayShort(changed.day)}</strong>
      <Lines lines={[typeWords[changed.type]()]} />
    </>
  );
}

export const writtenOf = (indicator: PublishedIndicator, figure: YearFigure): WrittenFigure =>
  writeFigure(indicator, { ...figure, level: "group" });

/** Which way it went, or why that cannot be told: after the figure of then, where it differs. */
function trendWords({ way, start, better, breaks = [] }: ProgrammeTrend): string {
  const since = { year: String(start?.year ?? "") };
  if (way === "break") return m.programme_break({ reasons: breakReasons(breaks) });
  if (way === "oneYear") return m.programme_one_year();
  if (way === "same") return m.programme_same(since);
  if (way === "rounding") return m.programme_rounding(since);
  if (way === "absent") return "";
  const was = m.programme_was_in(since);
  return better === undefined ? was : `${was}, ${better ? m.programme_better() : m.programme_worse()}`;
}

interface FigureCellProps {
  indicator: PublishedIndicator;
  figure: ProgrammeFigure | undefined;
  /** Marks that its head says of all. */
  said: readonly FigureMark[];
}

export function FigureCell({ indicator, figure, said }: FigureCellProps) {
  if (!figure) return <Unknown>{m.programme_figure_absent()}</Unknown>;
  const { trend } = figure;
  const { way, start } = trend;
  const words = trendWords(trend);
  return (
    <>
      <strong className={figure.value === null ? "programme__unknown" : undefined}>
        <FigureText figure={writtenOf(indicator, figure)} said={said} unit={false} />
      </strong>
      {words === "" ? null : (
        <span className="programme__more">
          {start && (way === "up" || way === "down") ? (
            <>
              <Arrow way={way} />
              {m.programme_was()} <FigureText figure={writtenOf(indicator, start)} said={said} unit={false} />{" "}
            </>
          ) : null}
          {words}
        </span>
      )}
    </>
  );
}

const Arrow = ({ way }: { way: "up" | "down" }) => (
  <>
    <span aria-hidden="true">{way === "up" ? "▲ " : "▼ "}</span>
    <span className="wb-hidden">{way === "up" ? m.programme_way_up() : m.programme_way_down()}, </span>
  </>
);
