/** /vraagbaak: how somebody gets an answer from who did it before, and what was asked. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { entriesQuery } from "../../api/entries.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { KnowledgeCard } from "../../figures/knowledge/knowledge-card.tsx";
import { knowledgePage, newPageOf } from "../../labels/entry-pages.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import "../../style/pages.css";
import "./questions.css";

const steps = [m.question_desk_how_1, m.question_desk_how_2, m.question_desk_how_3, m.question_desk_how_4];

export function QuestionDeskPage() {
  const found = useQuery(entriesQuery({ type: "question" }, { after: undefined, sort: "-ends" }));
  const { nameOf } = useAreaNames();
  return (
    <article className="wb-page">
      <h1>{m.question_desk()}</h1>
      <p className="lead">{m.question_desk_lead()}</p>
      <p className="page-actions no-print">
        <Link {...newPageOf("question")} search={true} className="nl-button nl-button--primary">
          <span className="nl-button__label">{m.question_propose()}</span>
        </Link>
      </p>
      <section>
        <h2>{m.question_desk_how()}</h2>
        <ol className="question-how">
          {steps.map((step) => (
            <li key={step()}>{step()}</li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="gesteld">
        <h2 id="gesteld">{m.question_desk_asked()}</h2>
        <Fetched query={found} waiting={m.question_desk_loading()}>
          {({ entries }) =>
            entries.length === 0 ? (
              <p>{m.question_desk_none()}</p>
            ) : (
              <>
                <ul className="knowledge-list">
                  {entries.map((entry) => (
                    <KnowledgeCard key={entry.id} entry={entry} nameOf={nameOf} heading="h3" />
                  ))}
                </ul>
                <p>
                  <Link to={knowledgePage} search={(view: object) => ({ ...view, soort: "question" })} className="nl-link">
                    {m.question_desk_all()}
                  </Link>
                </p>
              </>
            )
          }
        </Fetched>
      </section>
      <p className="question-more no-print">
        {m.learning_from_desk()}{" "}
        <Link to="/leeragenda" search={true} className="nl-link">
          {m.learning_agenda()}
        </Link>
      </p>
      <p className="no-print">
        {m.question_desk_guide()}{" "}
        <Link to="/aanmelden" hash="wijkwijze" search={true} className="nl-link">
          {m.question_desk_to_guide()}
        </Link>
      </p>
    </article>
  );
}
