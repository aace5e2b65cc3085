/** The goals of an approach with their figures: where each stood at the start, where it stands now, and whether that is the wished way. */
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile, SeriesYear } from "#data/schema/profile.ts";
import { words, yearWords } from "../../labels/format.ts";
import { goalLine } from "../../labels/initiative-words.ts";
import { breakReasons, marksAmong, profileWriter } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey, StatusReasons } from "../../ui/figure-notes.tsx";
import { SourceLine } from "../source-line.tsx";
import { type GoalCourse, type GoalVerdict, goalCourse } from "./goal-course.ts";
import "./goal-figures.css";

/** As the contents of an entry have them. */
export interface ApproachGoal {
  text: string;
  indicator?: string | undefined;
  direction?: "up" | "down" | undefined;
}

interface GoalFiguresProps {
  goals: readonly ApproachGoal[];
  profile: Profile;
  catalog: Catalog;
  /** Year in which the approach began. */
  from: number | undefined;
}

const verdictWords: Record<Exclude<GoalVerdict, "broken">, () => string> = {
  wished: m.approach_area_wished,
  unwished: m.approach_area_unwished,
  same: m.approach_area_same,
  rounding: m.approach_area_rounding,
  absent: m.approach_area_absent,
  oneYear: m.approach_area_one_year,
  before: m.approach_area_before,
  noStart: m.approach_area_no_start,
};

interface MeasuredGoal {
  goal: ApproachGoal;
  indicator: PublishedIndicator;
  /** Absent where the indicator has no figures of areas of this kind. */
  course?: GoalCourse | undefined;
}

function measured({ goals, profile, catalog, from }: GoalFiguresProps): MeasuredGoal[] {
  return goals.flatMap((goal) => {
    const indicator = catalog.indicators.find(({ id }) => id === goal.indicator);
    if (!indicator || !goal.direction) return [];
    const series = profile.figures.find((one) => one.indicator === indicator.id)?.series ?? [];
    const asked = { series, from, direction: goal.direction, decimals: indicator.unit.decimals };
    return [{ goal, indicator, course: goalCourse(asked) }];
  });
}

export function GoalFigures(props: GoalFiguresProps) {
  const { goals, profile, catalog, from } = props;
  const rows = measured(props);
  const plain = goals.filter((goal) => !rows.some((row) => row.goal === goal));
  return (
    <>
      {plain.length > 0 ? (
        <ul className="wb-list">
          {plain.map((goal) => (
            <li key={goal.text}>{goalLine(goal, (id) => id)}</li>
          ))}
        </ul>
      ) : null}
      {rows.length > 0 ? <GoalTable rows={rows} profile={profile} catalog={catalog} from={from} /> : null}
    </>
  );
}

interface GoalTableProps extends Pick<GoalFiguresProps, "profile" | "catalog" | "from"> {
  rows: readonly MeasuredGoal[];
}

function GoalTable({ rows, profile, catalog, from }: GoalTableProps) {
  const write = profileWriter(profile, catalog);
  const shown = rows.flatMap(({ indicator, course }) =>
    [course?.start, course?.now].flatMap((of) => (of ? [{ of, figure: write.here(indicator, of) }] : [])),
  );
  const figures = shown.map(({ figure }) => figure);
  const cell = (indicator: PublishedIndicator, of: SeriesYear | undefined) =>
    of ? (
      <span>
        <FigureText figure={write.here(indicator, of)} /> <span className="goal-figures__year">{yearWords(of.year, of.old)}</span>
      </span>
    ) : (
      <span>–</span>
    );
  return (
    <>
      <table className="wb-table profile-table goal-figures">
        <caption className="wb-soft">
          {from === undefined ? m.approach_area_no_start_more() : m.approach_area_start_more({ year: String(from) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{m.approach_area_goal()}</th>
            <th scope="col">{m.approach_area_at_start()}</th>
            <th scope="col">{m.approach_area_now()}</th>
            <th scope="col">{m.approach_area_way()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ goal, indicator, course }) => (
            <tr key={`${goal.text} ${indicator.id}`}>
              <th scope="row">
                {goal.text}
                <span className="goal-figures__indicator">
                  {goal.direction === "up"
                    ? m.approach_area_wished_up({ indicator: words(indicator.name) })
                    : m.approach_area_wished_down({ indicator: words(indicator.name) })}
                </span>
              </th>
              <td data-label={m.approach_area_at_start()}>{cell(indicator, course?.start)}</td>
              <td data-label={m.approach_area_now()}>{cell(indicator, course?.now)}</td>
              <td data-label={m.approach_area_way()}>
                <span>{course ? wayWords(course) : m.approach_area_no_figure()}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="wb-small wb-soft">{m.approach_area_no_cause()}</p>
      <MarkKey marks={marksAmong(figures)} />
      <StatusReasons statuses={figures.flatMap(({ isThere, status }) => (isThere ? [] : [status]))} />
      {[...new Set(shown.map(({ of }) => of.source))].map((id) => (
        <SourceLine key={id} id={id} catalog={catalog} />
      ))}
    </>
  );
}

const wayWords = ({ verdict, breaks }: GoalCourse): string =>
  verdict === "broken" ? m.approach_area_broken_why({ reasons: breakReasons(breaks) }) : verdictWords[verdict]();
