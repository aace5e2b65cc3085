/** /bevestigen: the token of a mail stands behind #, and only a press on the button confirms: a mail scanner that opens it does not. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Confirmation } from "#data/schema/account.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { confirm, questionQuery } from "../../api/confirmation.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Loading } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import "../../style/pages.css";

export function ConfirmPage() {
  const { hash: token } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const question = useQuery(questionQuery(token));
  const client = useQueryClient();
  const press = useMutation({
    mutationFn: (chosen: readonly Confirmation[]) => confirm(token, chosen),
    onSuccess: () => {
      heading.current?.focus();
      return entriesChanged(client);
    },
  });
  const used = press.error instanceof AnswerError && press.error.status === 409;
  const asked = question.data ?? [];
  const left = press.data?.some(({ state }) => state !== "confirmed") ?? true;
  return (
    <article className="wb-page">
      <h1 ref={heading} tabIndex={-1}>
        {titleOf(question.data, press.data, left)}
      </h1>
      {question.data === undefined ? (
        <Loading error={question.error} onRetry={() => void question.refetch()}>
          {m.loading()}
        </Loading>
      ) : question.data === null ? (
        <p className="lead">{m.confirm_none()}</p>
      ) : press.data ? (
        <Done entries={press.data} chosen={press.variables} />
      ) : (
        <Asked
          entries={asked}
          used={used || asked.every(({ state }) => state === "confirmed")}
          busy={press.isPending}
          onPress={press.mutate}
        />
      )}
      {press.error && !used ? (
        <Notice kind="error">
          <p>{m.confirm_failed()}</p>
        </Notice>
      ) : null}
    </article>
  );
}

function titleOf(asked: Confirmation[] | null | undefined, done: Confirmation[] | undefined, left: boolean): string {
  if (asked === null) return m.confirm_none_title();
  if (done) return left ? m.confirm_partly_title() : done.length === 1 ? m.confirm_done_title() : m.confirm_done_all_title();
  return asked && asked.length > 1 ? m.confirm_title_many() : m.confirm_title();
}

interface AskedProps {
  entries: Confirmation[];
  used: boolean;
  busy: boolean;
  onPress: (chosen: readonly Confirmation[]) => void;
}

function Asked({ entries, used, busy, onPress }: AskedProps) {
  const open = entries.filter(({ state }) => state === "open");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = open.filter(({ id }) => !left.has(id));
  const [only] = entries;
  const one = entries.length === 1 ? only : undefined;
  const turn = (id: string, on: boolean) => setLeft(on ? without(left, id) : new Set([...left, id]));
  return (
    <>
      <p className="lead">{one ? m.confirm_about({ title: one.title }) : m.confirm_about_many({ count: open.length })}</p>
      {one?.verifiedOn ? <p>{m.confirm_last({ day: formatDate(one.verifiedOn) })}</p> : null}
      {used ? (
        <Notice>
          <p>{m.confirm_used()}</p>
        </Notice>
      ) : (
        <>
          {one ? null : (
            <ul className="confirm-list">
              {open.map(({ id, title, verifiedOn }) => (
                <li key={id}>
                  <CheckField
                    label={title}
                    description={verifiedOn && m.confirm_last_short({ day: formatDate(verifiedOn) })}
                    checked={!left.has(id)}
                    onCheck={(on) => turn(id, on)}
                  />
                  <Read id={id} title={title} />
                </li>
              ))}
            </ul>
          )}
          <p>
            <Button variant="primary" disabled={busy || chosen.length === 0} onClick={() => onPress(chosen)}>
              {one
                ? m.confirm_press()
                : chosen.length === open.length
                  ? m.confirm_press_all({ count: open.length })
                  : m.confirm_press_some({ count: chosen.length, all: open.length })}
            </Button>
          </p>
          <p className="wb-soft">{m.confirm_changed()}</p>
        </>
      )}
      {one ? (
        <p>
          <Read id={one.id} />
        </p>
      ) : null}
    </>
  );
}

const without = (set: ReadonlySet<string>, id: string) => new Set([...set].filter((one) => one !== id));

/** In a list of them the name says which. */
function Read({ id, title }: { id: string; title?: string }) {
  return (
    <Link
      to="/initiatieven/$id"
      params={{ id }}
      search={true}
      className="nl-link"
      aria-label={title && m.confirm_read_named({ title })}
    >
      {m.confirm_read()}
    </Link>
  );
}

/** What became of those that were pressed, and how many are left. */
function Done({ entries, chosen }: { entries: Confirmation[]; chosen: readonly Confirmation[] }) {
  const [only] = entries;
  const pressed = new Set(chosen.map(({ id }) => id));
  const of = (state: Confirmation["state"]) => entries.filter((entry) => pressed.has(entry.id) && entry.state === state);
  const [confirmed, changed] = [of("confirmed"), of("changed")];
  const all = confirmed.length + entries.filter(({ state }) => state !== "confirmed").length;
  if (entries.length === 1 && only?.state === "confirmed")
    return (
      <>
        <p className="lead">{m.confirm_done({ title: only.title, day: formatDate(only.verifiedOn ?? "") })}</p>
        <p>
          <Read id={only.id} />
        </p>
      </>
    );
  return (
    <>
      <p className="lead">{m.confirm_done_many({ count: confirmed.length, all })}</p>
      {changed.length > 0 ? (
        <Notice kind="warning">
          <p>{m.confirm_changed_since({ count: changed.length })}</p>
          <ul className="wb-list">
            {changed.map(({ id, title }) => (
              <li key={id}>
                {title}. <Read id={id} title={title} />
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ul className="wb-list">
        {confirmed.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
    </>
  );
}
