/** On the page of a learning question: how many want to learn it too, joining and leaving with one press, and for who judges their names. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import { learnersChanged } from "../../api/after-change.ts";
import { sessionQuery } from "../../api/session.ts";
import { learnersQuery, sendJoining } from "../../api/submissions.ts";
import { learnersWords } from "../../labels/question-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import "./questions.css";

export function LearnAlong({ entry: { id } }: { entry: PublicEntry }) {
  const client = useQueryClient();
  const found = useQuery(learnersQuery(id));
  const { data: session } = useQuery(sessionQuery);
  const press = useMutation({
    mutationFn: (joins: boolean) => sendJoining(id, joins),
    onSettled: () => learnersChanged(client),
  });
  return (
    <section className="question-choose" aria-labelledby="meeleren">
      <h2 id="meeleren">{m.learning_join_title()}</h2>
      <Fetched query={found} waiting={m.learning_join_loading()}>
        {({ joined, mine, names }) => (
          <>
            <p role="status">
              {learnersWords(joined)} {mine ? m.learning_mine() : null}
            </p>
            {session ? (
              <p className="page-actions no-print">
                <Button variant={mine ? "default" : "primary"} disabled={press.isPending} onClick={() => press.mutate(!mine)}>
                  {mine ? m.learning_leave() : m.learning_join()}
                </Button>
              </p>
            ) : (
              <p className="no-print">
                {m.learning_join_account()}{" "}
                <Link to="/aanmelden" search={true} className="nl-link">
                  {m.learning_sign_in()}
                </Link>
              </p>
            )}
            {press.error ? <Notice kind="error">{m.question_step_failed()}</Notice> : null}
            <p className="wb-small wb-soft">{m.learning_join_more()}</p>
            {names && names.length > 0 ? (
              <details className="fold no-print">
                <summary>{m.learning_names()}</summary>
                <ul className="wb-list">
                  {names.map((name, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
                    <li key={at}>{name}</li>
                  ))}
                </ul>
              </details>
            ) : null}
          </>
        )}
      </Fetched>
    </section>
  );
}
