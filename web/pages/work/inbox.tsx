/** /berichten: what happened to what somebody works on, newest first and by day; what they have not read is marked. */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { kindsForAll } from "#data/entries/event.ts";
import type { Notification } from "#data/entries/notification.ts";
import { dayMs } from "#data/schema/day.ts";
import { inboxChanged } from "../../api/after-change.ts";
import { notificationsQuery, readNotifications } from "../../api/notifications.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { eventSentence } from "../../labels/event-words.ts";
import { formatDate, formatNumber, formatTime } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { BeheerFrame, type CurrentUser, ownFirst, QueueLink } from "../beheer/beheer-frame.tsx";
import "./inbox.css";

export function InboxPage() {
  return (
    <BeheerFrame title={m.inbox_title()} action="entry.read">
      {(user) => <Inbox user={user} />}
    </BeheerFrame>
  );
}

function Inbox({ user }: { user: CurrentUser }) {
  const client = useQueryClient();
  const inbox = useInfiniteQuery(notificationsQuery);
  const status = useRef<HTMLParagraphElement>(null);
  const read = useMutation({ mutationFn: readNotifications, onSuccess: () => inboxChanged(client) });
  return (
    <>
      <p className="lead">{m.inbox_lead()}</p>
      <p className="page-actions">
        <Link to="/aanmelden" search={true} className="nl-link">
          {m.inbox_settings()}
        </Link>
      </p>
      <Fetched query={inbox} waiting={m.inbox_loading()}>
        {({ pages }) => {
          const all = pages.flatMap(({ notifications }) => notifications);
          const newest = all[0];
          const unread = pages[0]?.unread ?? 0;
          if (!newest) return <Empty title={m.inbox_none()} more={m.inbox_none_more()} />;
          return (
            <>
              <div className="inbox-head">
                <p role="status" tabIndex={-1} ref={status}>
                  {unread > 0 ? m.inbox_unread({ count: formatNumber(unread) }) : m.inbox_all_read()}
                </p>
                {unread > 0 ? (
                  <Button
                    icon="check"
                    disabled={read.isPending}
                    onClick={() => read.mutate({ until: newest.id }, { onSuccess: () => status.current?.focus() })}
                  >
                    {m.inbox_read_all()}
                  </Button>
                ) : null}
              </div>
              {read.error ? <Notice kind="error">{m.inbox_read_failed()}</Notice> : null}
              {[...Map.groupBy(all, ({ at }) => formatDate(at))].map(([day, some]) => (
                <section key={day} className="inbox-day">
                  <h2>{dayWord(day)}</h2>
                  <ul>
                    {some.map((one) => (
                      <Item key={one.id} notification={one} user={user} onOpen={() => read.mutate({ ids: [one.id] })} />
                    ))}
                  </ul>
                </section>
              ))}
              {inbox.hasNextPage ? (
                <Button disabled={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
                  {m.inbox_more()}
                </Button>
              ) : null}
            </>
          );
        }}
      </Fetched>
    </>
  );
}

function dayWord(day: string): string {
  const now = Date.now();
  if (day === formatDate(new Date(now).toISOString())) return m.inbox_today();
  return day === formatDate(new Date(now - dayMs).toISOString()) ? m.inbox_yesterday() : day;
}

interface ItemProps {
  notification: Notification;
  user: CurrentUser;
  onOpen: () => void;
}

function Item({ notification, user, onOpen }: ItemProps) {
  const { kind, at, by, read, details, title, count } = notification;
  const said = count === undefined ? details.reason : title;
  return (
    <li className={read ? undefined : "inbox-unread"}>
      {/* A press on the link, also one that opens a new tab, is reading. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the link is a click */}
      <p
        className="inbox-sentence"
        onClick={({ target }) => {
          if (!read && target instanceof Element && target.closest("a")) onOpen();
        }}
      >
        {read ? null : <span className="inbox-new">{m.inbox_new()}</span>}
        <Where notification={notification} user={user}>
          {eventSentence({ kind, title, details, ...(count === undefined ? {} : { count }) })}
        </Where>
      </p>
      {said ? <p className="inbox-said">{said}</p> : null}
      <p className="inbox-more">{[by, formatTime(at)].filter(Boolean).join(" · ")}</p>
    </li>
  );
}

/** What happened beside the entry and not to it. */
const besideIt: readonly Notification["kind"][] = ["comment", "mention", "assigned"];

/** Where something can be done about it: who makes goes to the page of the entry, who judges to that of beheer. */
function Where({ notification: { kind, entry, count }, user, children }: Omit<ItemProps, "onOpen"> & { children: string }) {
  if (count !== undefined) {
    const change =
      kind === "submitted"
        ? ({ whose: "all", state: "alles", waits: "judge" } as const)
        : ({ whose: "team", state: "alles", waits: "confirm" } as const);
    return (
      <QueueLink change={change} current={false}>
        {children}
      </QueueLink>
    );
  }
  return (
    <Link
      {...(ownFirst(user) || kindsForAll.includes(kind) ? pageOfEntry(entry) : { to: "/beheer/$id", params: { id: entry.id } })}
      {...(besideIt.includes(kind) ? { hash: "overleg" } : {})}
      search={true}
      className="nl-link"
    >
      {children}
    </Link>
  );
}
