/** /beheer/vragen: which questions wait and how long, who was asked, and how much is with every wijkwijze. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { QuestionOverview } from "#data/entries/question.ts";
import { longestLearning, mostNamed } from "#data/entry-types/learning-question.ts";
import { questionOverviewQuery } from "../../api/submissions.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { formatNumber, formatSince, themeWord } from "../../labels/format.ts";
import { askingWord, questionStateWord } from "../../labels/question-words.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { BeheerFrame } from "../beheer/beheer-frame.tsx";
import { MakeDraft } from "./make-draft.tsx";
import "./questions.css";

export function QuestionOverviewPage() {
  return (
    <BeheerFrame title={m.question_oversee()} action="question.oversee">
      {() => <Overview />}
    </BeheerFrame>
  );
}

function Overview() {
  const found = useQuery(questionOverviewQuery);
  return (
    <Fetched query={found} waiting={m.question_oversee_loading()}>
      {({ questions, guides, alike, middleWait }) => (
        <>
          {middleWait === undefined ? null : (
            <p className="lead">{m.question_oversee_middle({ days: formatNumber(middleWait, middleWait % 1 === 0 ? 0 : 1) })}</p>
          )}
          <h2>{m.question_oversee_waiting()}</h2>
          {questions.length === 0 ? <p>{m.question_oversee_none()}</p> : <Questions questions={questions} />}
          {alike.length === 0 ? null : <AskedAlike groups={alike} />}
          <h2>{m.question_oversee_guides()}</h2>
          {guides.length === 0 ? <p>{m.question_oversee_no_guides()}</p> : <Guides guides={guides} />}
        </>
      )}
    </Fetched>
  );
}

const Questions = ({ questions }: Pick<QuestionOverview, "questions">) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
  <section className="wb-scroll" tabIndex={0} aria-label={m.question_oversee_waiting()}>
    <table className="wb-table">
      <thead>
        <tr>
          <th scope="col">{m.question_oversee_question()}</th>
          <th scope="col">{m.question_oversee_state()}</th>
          <th scope="col">{m.question_oversee_days()}</th>
          <th scope="col">{m.question_oversee_round()}</th>
          <th scope="col">{m.question_oversee_asked()}</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ id, title, state, workDays, round, asked }) => (
          <tr key={id}>
            <th scope="row">
              <Link to="/beheer/$id" params={{ id }} search={true} className="nl-link">
                {title}
              </Link>
            </th>
            <td>{questionStateWord(state)}</td>
            <td>{formatNumber(workDays)}</td>
            <td>{formatNumber(round)}</td>
            <td>
              {asked.length === 0
                ? m.question_oversee_nobody()
                : asked.map((one) => `${one.name} (${askingWord(one.state)})`).join(", ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** What was asked more often becomes one question that people join. */
const AskedAlike = ({ groups }: { groups: QuestionOverview["alike"] }) => (
  <>
    <h2>{m.learning_alike()}</h2>
    <p>{m.learning_alike_lead()}</p>
    {groups.map((questions) => (
      <section key={questions[0]?.id} className="question-answer" aria-label={questions[0]?.title ?? ""}>
        <ul className="wb-list">
          {questions.map((one) => (
            <li key={one.id}>
              <Link {...pageOfEntry({ type: "question", id: one.id })} search={true} className="nl-link">
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
        <MakeDraft type="learningQuestion" content={learningOf(questions)}>
          {m.learning_make()}
        </MakeDraft>
      </section>
    ))}
  </>
);

/** The newest gives the title; what people ask stands below it. */
const learningOf = (questions: QuestionOverview["alike"][number]): object => ({
  title: questions[0]?.title,
  summary: questions
    .map(({ title }) => title)
    .join("\n")
    .slice(0, longestLearning),
  themes: [...new Set(questions.flatMap(({ themes }) => themes))],
  questions: questions.slice(0, mostNamed).map(({ id }) => id),
});
const Guides = ({ guides }: Pick<QuestionOverview, "guides">) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
  <section className="wb-scroll" tabIndex={0} aria-label={m.question_oversee_guides()}>
    <table className="wb-table">
      <thead>
        <tr>
          <th scope="col">{m.question_oversee_name()}</th>
          <th scope="col">{m.question_oversee_organisation()}</th>
          <th scope="col">{m.question_oversee_themes()}</th>
          <th scope="col">{m.question_oversee_load()}</th>
          <th scope="col">{m.question_oversee_answered()}</th>
          <th scope="col">{m.question_oversee_away()}</th>
        </tr>
      </thead>
      <tbody>
        {guides.map(({ name, organisation, themes, open, most, answered, awayFrom, awayTo }) => (
          <tr key={`${name} ${organisation}`}>
            <th scope="row">{name}</th>
            <td>{organisation}</td>
            <td>{themes.map(themeWord).join(", ")}</td>
            <td>{m.question_oversee_load_of({ open, most })}</td>
            <td>{formatNumber(answered)}</td>
            <td>
              {awayFrom && awayTo ? m.question_oversee_away_days({ from: formatSince(awayFrom), to: formatSince(awayTo) }) : ""}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
