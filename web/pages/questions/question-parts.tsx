/** On the page of a question: the answers that everybody may read, how far it is and why those who are asked are. */
import { useQuery } from "@tanstack/react-query";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import type { PublicAnswer } from "#data/entry-types/question.ts";
import { questionStandingQuery } from "../../api/submissions.ts";
import { formatSince } from "../../labels/format.ts";
import { askingWord, questionStateSentence } from "../../labels/question-words.ts";
import * as m from "../../paraglide/messages.js";
import { AnswerExample, QuestionToLearn } from "./answer-example.tsx";
import { Reasons } from "./reasons.tsx";
import "./questions.css";

export function QuestionParts({ entry }: { entry: PublicEntry }) {
  const { id, content } = entry;
  const { data } = useQuery(questionStandingQuery(id));
  const answers = Array.isArray(content.answers) ? (content.answers as PublicAnswer[]) : [];
  return (
    <>
      <section aria-labelledby="antwoorden">
        <h2 id="antwoorden">{m.question_answers()}</h2>
        {answers.length === 0 ? <p>{m.question_answers_none()}</p> : null}
        {answers.map((answer) => {
          const { text, organisation, on } = answer;
          return (
            <article key={`${on} ${text}`} className="question-answer">
              <p className="initiative-text">{text}</p>
              <p className="wb-small wb-soft">{m.question_answer_from({ organisation, day: formatSince(on) })}</p>
              <AnswerExample entry={entry} answer={answer} />
            </article>
          );
        })}
        <QuestionToLearn entry={entry} />
      </section>
      {data ? (
        <div className="question-standing no-print" data-state={data.state}>
          <p>
            <strong>{questionStateSentence(data.state)}</strong>
          </p>
          {data.asked.length === 0 ? null : (
            <details className="fold">
              <summary>{m.question_asked_why()}</summary>
              {data.asked.map(({ state, reasons }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nobody may know who they are, so they have no other name
                <div key={at}>
                  <h3>{m.question_asked_one({ number: at + 1, state: askingWord(state) })}</h3>
                  <Reasons reasons={reasons} to="other" />
                </div>
              ))}
            </details>
          )}
        </div>
      ) : null}
    </>
  );
}
