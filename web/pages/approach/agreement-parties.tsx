/** On the page of an agreement: its parties, which of them confirmed it and when, and the press to confirm for one's own. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AgreementConfirmations } from "#data/approach/agreements.ts";
import { agreementsChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { agreementConfirmationsQuery, sendAgreed, takeAgreedBack } from "../../api/entries.ts";
import { sessionQuery } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { confirmedWords, partyName } from "./agreement-words.ts";
import "./agreements.css";

export function AgreementParties({ id }: { id: string }) {
  const found = useQuery(agreementConfirmationsQuery(id));
  return (
    <section className="agreement-confirm" aria-labelledby="partijen">
      <h2 id="partijen">{m.agreement_parties()}</h2>
      <Fetched query={found} waiting={m.agreement_parties_loading()}>
        {(confirmations) => <Parties id={id} confirmations={confirmations} />}
      </Fetched>
    </section>
  );
}

function Parties({ id, confirmations: { text, parties } }: { id: string; confirmations: AgreementConfirmations }) {
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const press = useMutation({
    mutationFn: (confirms: boolean) => (confirms ? sendAgreed(id, text) : takeAgreedBack(id)),
    onSettled: () => agreementsChanged(client),
  });
  const mine = parties.filter((party) => party.mine);
  const asked = mine.filter(({ confirmedOn }) => confirmedOn === undefined);
  const named = parties.filter(({ names = [] }) => names.length > 0);
  return (
    <>
      <div role="status">
        <ul>
          {parties.map((party) => (
            <li key={partyName(party)}>
              <strong>{partyName(party)}</strong>: {confirmedWords(party)}
            </li>
          ))}
        </ul>
      </div>
      {mine.length > 0 ? (
        <div className="no-print">
          {asked.some(({ earlierOn }) => earlierOn !== undefined) ? <p>{m.agreement_confirm_changed()}</p> : null}
          <p className="page-actions">
            {asked.length > 0 ? (
              <Button variant="primary" disabled={press.isPending} onClick={() => press.mutate(true)}>
                {m.agreement_confirm({ party: asked.map(({ organisation }) => organisation).join(", ") })}
              </Button>
            ) : (
              <Button disabled={press.isPending} onClick={() => press.mutate(false)}>
                {m.agreement_confirm_back()}
              </Button>
            )}
          </p>
          <p className="wb-small wb-soft">{m.agreement_confirm_more()}</p>
        </div>
      ) : null}
      {session === null ? (
        <p className="no-print">
          {m.agreement_confirm_account()}{" "}
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.agreement_confirm_sign_in()}
          </Link>
        </p>
      ) : null}
      {press.error ? (
        <Notice kind="error">
          {press.error instanceof AnswerError && press.error.status === 409
            ? m.agreement_confirm_stale()
            : m.agreement_confirm_failed()}
        </Notice>
      ) : null}
      {named.length > 0 ? (
        <details className="fold no-print">
          <summary>{m.agreement_confirm_names()}</summary>
          <ul className="wb-list">
            {named.map(({ organisation, names = [] }) => (
              <li key={organisation}>
                {organisation}: {names.join(", ")}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
