/** An assessment to read: its figures as they were, what was weighed, each verdict with its reason, and who sees it differently. */
import "./assessment.css";
import type { ReactNode } from "react";
import { type Framework, frameworkOf } from "#data/assessment/framework.ts";
import type { FrozenFigure } from "#data/assessment/frozen.ts";
import { changedSince, isPast, stackingOf } from "#data/assessment/frozen.ts";
import type { Assessment } from "#data/entry-types/assessment.ts";
import type { Profile } from "#data/schema/profile.ts";
import { conclusionWord, verdictWord } from "../../labels/approach-words.ts";
import { frozenText } from "../../labels/figures.ts";
import { formatDate, formatNumber, statusWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { MarkSigns } from "../../ui/figure.tsx";

type Held = Partial<Assessment>;
type Heading = "h2" | "h3";

interface AssessmentSheetProps {
  content: Held;
  /** Of which one holds the questions that it answers. */
  frameworks: readonly Framework[];
  heading: Heading;
  /** Figures of now, to say beside the frozen ones what is newer. */
  now?: Profile | undefined;
  /** Stories and questions that it leads to. */
  voices?: ReactNode;
}

/** Is there a stacking, in words. */
export function stackingWords({ figures = [], least = 1 }: Pick<Held, "figures" | "least">): string {
  if (figures.length === 0) return m.assess_no_figures();
  const { past, unknown, count, stacked } = stackingOf(figures, least);
  const said = { past: String(past), count: String(count), least: String(least) };
  if (stacked === undefined) return m.assess_maybe_stacked({ ...said, unknown: String(unknown) });
  return stacked ? m.assess_stacked(said) : m.assess_not_stacked(said);
}

export function AssessmentSheet({ content, frameworks, heading: Head, now, voices }: AssessmentSheetProps) {
  const { scale, urgency, heard, covered, recognised = [], nothing, conclusion, reason, dissent = [] } = content;
  return (
    <div className="assessment">
      {conclusion === undefined ? null : (
        <section>
          <Head>{m.assess_conclusion()}</Head>
          <p>
            <strong>{conclusionWord(conclusion)}</strong>
          </p>
          <Paragraph text={reason} />
          {dissent.length === 0 ? null : (
            <div className="assessment__dissent">
              <p className="assessment__label">{m.assess_dissent()}</p>
              <ul>
                {dissent.map(({ who, why }) => (
                  <li key={`${who} ${why}`}>
                    <strong>{who}</strong>: {why}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </section>
      )}
      <Verdicts content={content} frameworks={frameworks} heading={Head} />
      <section>
        <Head>{m.assess_stacking()}</Head>
        <p>{stackingWords(content)}</p>
        <FrozenTable figures={content.figures ?? []} now={now} />
        <Answer label={m.assess_scale()} text={scale} />
        <Answer label={m.assess_urgency()} text={urgency} />
      </section>
      <section>
        <Head>{m.assess_part_weigh()}</Head>
        <Answer label={m.assess_heard()} text={heard} />
        {voices}
        <Answer label={m.assess_covered()} text={covered} />
        {recognised.length === 0 ? null : (
          <>
            <p className="assessment__label">{m.assess_recognised()}</p>
            <ul>
              {recognised.map(({ who, how, note }) => (
                <li key={who}>
                  {who}: {verdictWord(how)}
                  {note === undefined ? null : `. ${note}`}
                </li>
              ))}
            </ul>
          </>
        )}
        <Answer label={m.assess_nothing()} text={nothing} />
      </section>
    </div>
  );
}

const Paragraph = ({ text }: { text: string | undefined }) => (text ? <p className="initiative-text">{text}</p> : null);

const Answer = ({ label, text }: { label: string; text: string | undefined }) =>
  text ? (
    <>
      <p className="assessment__label">{label}</p>
      <Paragraph text={text} />
    </>
  ) : null;

function Verdicts({ content: { verdicts, edition }, frameworks, heading: Head }: AssessmentSheetProps) {
  const framework = frameworkOf(frameworks, edition);
  if (!verdicts) return null;
  return (
    <section>
      <Head>{m.assess_verdicts()}</Head>
      <dl className="assessment__verdicts">
        {framework.verdicts.map(({ id, name, question }) => (
          <div key={id}>
            <dt>
              {words(name)} <span className="wb-soft">{words(question)}</span>
            </dt>
            <dd>
              <strong>{verdictWord(verdicts[id].answer)}</strong>: {verdicts[id].reason}
            </dd>
          </div>
        ))}
      </dl>
      <p className="wb-small wb-soft">
        {m.check_edition({ edition: framework.id, by: words(framework.by), day: formatDate(framework.day) })}{" "}
        {framework.concept ? (
          <>
            <span className="nl-data-badge">{m.check_concept()}</span> {m.assess_concept_more({ after: words(framework.after) })}
          </>
        ) : null}
      </p>
    </section>
  );
}

/** A limit stands as it was typed. */
const decimalsOf = (value: number): number => String(value).split(".")[1]?.length ?? 0;

interface FrozenTableProps {
  figures: readonly FrozenFigure[];
  now: Profile | undefined;
}

export function FrozenTable({ figures, now }: FrozenTableProps) {
  if (figures.length === 0) return null;
  const versions = [...new Set(figures.map(({ version }) => version))].join(", ");
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="wb-scroll" tabIndex={0} aria-label={m.assess_figures()}>
        <table className="wb-table">
          <thead>
            <tr>
              <th scope="col">{m.assess_figure()}</th>
              <th scope="col">{m.assess_value()}</th>
              <th scope="col">{m.assess_threshold()}</th>
              <th scope="col">{m.assess_past()}</th>
              <th scope="col">{m.assess_trend()}</th>
              <th scope="col">{m.assess_source()}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((one) => (
              <FrozenRow key={one.indicator} one={one} now={now} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="wb-small wb-soft">{m.assess_frozen({ version: versions })}</p>
    </>
  );
}

function FrozenRow({ one, now }: { one: FrozenFigure; now: Profile | undefined }) {
  const past = isPast(one);
  const { newer, differs } = changedSince(
    one,
    now?.figures.find(({ indicator }) => indicator === one.indicator),
  );
  return (
    <tr>
      <th scope="row">{words(one.name)}</th>
      <td>
        {one.value === undefined ? statusWord(one.status) : frozenText(one, one.value)}
        <MarkSigns marks={one.marks ?? []} /> ({one.year})
        {newer ? (
          <span className="assessment__news">
            {m.assess_newer({ value: frozenText(one, newer.value), year: String(newer.year) })}
          </span>
        ) : null}
        {differs === undefined ? null : (
          <span className="assessment__news">
            {m.assess_differs({ value: frozenText(one, differs), year: String(one.year) })}
          </span>
        )}
      </td>
      <td>
        {one.side === "above" ? ">" : "<"} {formatNumber(one.threshold, decimalsOf(one.threshold))}
        <span className="wb-hidden"> {one.side === "above" ? m.assess_side_above() : m.assess_side_below()}</span>
      </td>
      <td>{past === undefined ? m.assess_unknown() : past ? m.assess_yes() : m.assess_no()}</td>
      <td>{trendText(one)}</td>
      <td>{one.source}</td>
    </tr>
  );
}

type Trend = Pick<FrozenFigure, "unit" | "decimals"> &
  Partial<Pick<FrozenFigure, "euros" | "earlierValue" | "earlierYear" | "noTrend">>;

/** "was 12,3% in 2016", or why that cannot be told. */
export function trendText(one: Trend): string {
  if (one.earlierValue !== undefined && one.earlierYear !== undefined)
    return m.assess_trend_since({ value: frozenText(one as FrozenFigure, one.earlierValue), year: String(one.earlierYear) });
  return one.noTrend === "break" ? m.assess_trend_break() : m.assess_trend_one();
}
