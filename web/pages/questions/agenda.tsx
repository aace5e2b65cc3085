/** /leeragenda: what people of the field want to learn, most wanted first. The theme is in the address. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { learningAgendaQuery } from "../../api/submissions.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { KnowledgeCard } from "../../figures/knowledge/knowledge-card.tsx";
import { ThemesFilter } from "../../filters/several.tsx";
import { knowledgePage, newPageOf } from "../../labels/entry-pages.ts";
import { formTitle } from "../../labels/entry-words.ts";
import { learnersWords } from "../../labels/question-words.ts";
import * as m from "../../paraglide/messages.js";
import { useCreates } from "../../state/reader.ts";
import { useSetView, useView } from "../../state/view.ts";
import { Empty, Fetched } from "../../ui/loading.tsx";
import "../../style/pages.css";
import "./questions.css";

export function LearningAgendaPage() {
  const { theme } = useView();
  const setView = useSetView();
  const creates = useCreates();
  const found = useQuery(learningAgendaQuery(theme));
  const { nameOf } = useAreaNames();
  return (
    <article className="wb-page">
      <h1>{m.learning_agenda()}</h1>
      <p className="lead">{m.learning_agenda_lead()}</p>
      <p className="page-actions no-print">
        <Link {...newPageOf("learningQuestion")} search={true} className="nl-button nl-button--primary">
          <span className="nl-button__label">{formTitle("learningQuestion", creates ? "new" : "propose")}</span>
        </Link>
      </p>
      <div className="agenda-filter no-print">
        <ThemesFilter value={theme} onChoose={(chosen) => setView({ theme: chosen })} />
      </div>
      <section aria-labelledby="leervragen" aria-busy={found.isPlaceholderData}>
        <h2 id="leervragen">{m.learning_agenda_list()}</h2>
        <Fetched query={found} waiting={m.learning_agenda_loading()}>
          {({ questions, numberMatched }) =>
            questions.length === 0 ? (
              <Empty title={m.learning_agenda_none()} more={m.learning_agenda_none_more()} />
            ) : (
              <>
                <ul className="knowledge-list">
                  {questions.map(({ entry, joined }) => (
                    <KnowledgeCard key={entry.id} entry={entry} nameOf={nameOf} heading="h3" reason={learnersWords(joined)} />
                  ))}
                </ul>
                {numberMatched > questions.length ? (
                  <p>
                    <Link
                      to={knowledgePage}
                      search={(view: object) => ({ ...view, soort: "learningQuestion" })}
                      className="nl-link"
                    >
                      {m.learning_agenda_all()}
                    </Link>
                  </p>
                ) : null}
              </>
            )
          }
        </Fetched>
      </section>
      <p className="question-more no-print">
        {m.learning_to_desk()}{" "}
        <Link to="/vraagbaak" search={true} className="nl-link">
          {m.question_desk()}
        </Link>
      </p>
    </article>
  );
}
