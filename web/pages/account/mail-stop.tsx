/** /post-stoppen: the token of a mail stands behind #, and only a press on a button stops anything: a mail scanner that opens it does not. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useRef } from "react";
import type { MailStop } from "#data/entries/notification.ts";
import { mailSettingsChanged } from "../../api/after-change.ts";
import { mailStopQuery, stopMail } from "../../api/notifications.ts";
import { mailKindWord } from "../../labels/event-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import "../../style/pages.css";

export function MailStopPage() {
  const { hash } = useLocation();
  const client = useQueryClient();
  const token = decodeURIComponent(hash);
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useQuery(mailStopQuery(token));
  const stop = useMutation({
    mutationFn: (what: "kinds" | "all") => stopMail({ token, what }),
    onSuccess: () => {
      heading.current?.focus();
      return mailSettingsChanged(client);
    },
  });
  return (
    <article className="wb-page">
      <h1 ref={heading} tabIndex={-1}>
        {asked.data === null ? m.mailings_stop_none_title() : stop.data ? m.mailings_stop_done() : m.mailings_stop_title()}
      </h1>
      <Fetched query={asked} waiting={m.loading()}>
        {(about) =>
          about === null ? (
            <p className="lead">{m.mailings_stop_none()}</p>
          ) : stop.data ? null : (
            <Ask about={about} busy={stop.isPending} onStop={(what) => stop.mutate(what)} />
          )
        }
      </Fetched>
      {stop.error ? <Notice kind="error">{m.mailings_stop_failed()}</Notice> : null}
      {asked.data?.address ? null : (
        <p>
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.mailings_choose()}
          </Link>
        </p>
      )}
    </article>
  );
}

interface AskProps {
  about: MailStop;
  busy: boolean;
  onStop: (what: "kinds" | "all") => void;
}

function Ask({ about: { address, kinds, stopped }, busy, onStop }: AskProps) {
  return (
    <>
      {address ? (
        <p className="lead">{m.mailings_stop_address()}</p>
      ) : (
        <>
          <p className="lead">{m.mailings_stop_about()}</p>
          <ul className="wb-list">
            {kinds.map((kind) => (
              <li key={kind}>{mailKindWord(kind)}</li>
            ))}
          </ul>
        </>
      )}
      {stopped ? (
        <Notice>
          <p>{m.mailings_stop_was()}</p>
        </Notice>
      ) : null}
      <div className="page-actions">
        {stopped || address ? null : (
          <Button variant="primary" disabled={busy} onClick={() => onStop("kinds")}>
            {m.mailings_stop_kinds()}
          </Button>
        )}
        {address && stopped ? null : (
          <Button disabled={busy} onClick={() => onStop("all")}>
            {m.mailings_stop_all()}
          </Button>
        )}
      </div>
      <p className="wb-soft">{m.mailings_stop_all_more()}</p>
    </>
  );
}
