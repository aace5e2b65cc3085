/** The thread of an entry, oldest first, and a field to go on with it. What was typed stays until the server has it. */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { EntryRef } from "#data/entries/event.ts";
import { type EntryComment, piecesOf, readable } from "#data/entries/together.ts";
import { togetherChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { keep, readKept } from "../../api/device.ts";
import { commentsQuery, deleteComment, postComment, saveComment } from "../../api/together.ts";
import { formatMoment } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { randomKey } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { TypedComment } from "./comment-field.tsx";
import { CommentForm } from "./comment-form.tsx";

const nothing: TypedComment = { text: "", named: [] };

interface CommentsProps {
  entry: EntryRef;
  /** Id of who is signed in. */
  person: string;
}

export function Comments({ entry, person }: CommentsProps) {
  const comments = useInfiniteQuery(commentsQuery(entry));
  return (
    <Fetched query={comments} waiting={m.together_loading()}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.comments);
        return (
          <>
            {all.length === 0 ? (
              <p className="wb-soft">
                {m.together_none()}. {m.together_none_more()}
              </p>
            ) : (
              <ol className="together-thread">
                {all.map((comment) => (
                  <Comment key={comment.id} entry={entry} comment={comment} />
                ))}
              </ol>
            )}
            {comments.hasNextPage ? (
              <Button disabled={comments.isFetchingNextPage} onClick={() => void comments.fetchNextPage()}>
                {m.together_more()}
              </Button>
            ) : null}
            <NewComment entry={entry} person={person} />
          </>
        );
      }}
    </Fetched>
  );
}

function Comment({ entry, comment }: { entry: EntryRef; comment: EntryComment }) {
  const [doing, setDoing] = useState<"change" | "remove">();
  const { at, by, changedAt, removed, own } = comment;
  const name = by?.name ?? m.beheer_gone_person();
  const moment = formatMoment(at);
  return (
    <li className={own ? "together-own" : undefined}>
      <p className="together-who">
        <strong>{name}</strong>{" "}
        <span className="wb-soft wb-small">
          <time dateTime={at}>{moment}</time>
          {changedAt && !removed ? `, ${m.together_changed({ moment: formatMoment(changedAt) })}` : null}
        </span>
      </p>
      {doing === "change" ? (
        <ChangeComment entry={entry} comment={comment} onEnd={() => setDoing(undefined)} />
      ) : (
        <Words comment={comment} />
      )}
      {own && !removed && doing === undefined ? (
        <p className="together-own-actions no-print">
          <Button variant="subtle" onClick={() => setDoing("change")}>
            {m.together_change()} <span className="wb-hidden">{m.together_change_of({ moment })}</span>
          </Button>
          <Button variant="subtle" onClick={() => setDoing("remove")}>
            {m.together_remove()} <span className="wb-hidden">{m.together_change_of({ moment })}</span>
          </Button>
        </p>
      ) : null}
      {doing === "remove" ? <RemoveComment entry={entry} id={comment.id} onEnd={() => setDoing(undefined)} /> : null}
    </li>
  );
}

function Words({ comment: { text, mentions, removed } }: { comment: EntryComment }) {
  if (removed) return <p className="together-text wb-soft">{m.together_removed()}</p>;
  const nameOf = (id: string) => mentions.find((one) => one.id === id)?.name ?? m.beheer_gone_person();
  return (
    <p className="together-text">
      {piecesOf(text).map((piece, i) =>
        "words" in piece ? (
          piece.words
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          <span key={i} className="together-named">
            @{nameOf(piece.person)}
          </span>
        ),
      )}
    </p>
  );
}

function RemoveComment({ entry, id, onEnd }: { entry: EntryRef; id: string; onEnd: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteComment(entry, id),
    onSuccess: async () => {
      await togetherChanged(client);
      onEnd();
    },
  });
  return (
    <div className="together-sure" role="alertdialog" aria-label={m.together_remove()}>
      <p>{m.together_remove_sure()}</p>
      {remove.error ? <Notice kind="error">{m.together_remove_failed()}</Notice> : null}
      <div className="page-actions">
        <Button autoFocus disabled={remove.isPending} onClick={() => remove.mutate()}>
          {m.together_remove()}
        </Button>
        <Button onClick={onEnd}>{m.together_cancel()}</Button>
      </div>
    </div>
  );
}

function ChangeComment({ entry, comment, onEnd }: { entry: EntryRef; comment: EntryComment; onEnd: () => void }) {
  const client = useQueryClient();
  const nameOf = (id: string) => comment.mentions.find((one) => one.id === id)?.name;
  const named = comment.mentions.flatMap(({ id, name }) => (name === undefined ? [] : [{ id, name }]));
  const [value, setValue] = useState<TypedComment>({ text: readable(comment.text, nameOf), named });
  const save = useMutation({
    mutationFn: (text: string) => saveComment(entry, comment.id, text),
    onSuccess: async () => {
      await togetherChanged(client);
      onEnd();
    },
  });
  return (
    <CommentForm
      entry={entry}
      label={m.together_change()}
      labelled={false}
      autoFocus
      value={value}
      onChange={setValue}
      button={m.together_save()}
      sending={save}
      onCancel={onEnd}
    />
  );
}

/** One for each person and entry, at every letter: a page that is loaded again, or somebody who signs in again, goes on. */
const slotOf = (person: string, { type, id }: EntryRef) => `wijkblik-comment ${person} ${type} ${id}`;

function NewComment({ entry, person }: CommentsProps) {
  const client = useQueryClient();
  const slot = slotOf(person, entry);
  const [value, setValue] = useState<TypedComment>(() => readTyped(slot));
  const key = useRef(randomKey());
  const change = (next: TypedComment) => {
    setValue(next);
    keep(slot, next.text === "" ? null : JSON.stringify(next));
  };
  const post = useMutation({
    mutationFn: (text: string) => postComment(entry, text, key.current),
    onSuccess: async () => {
      key.current = randomKey();
      change(nothing);
      await togetherChanged(client);
    },
    // The key is of what was sent: other words need another.
    onError: async (error) => {
      if (!(error instanceof AnswerError)) return;
      key.current = randomKey();
      // Other words arrived before, with the same key: they stand in the thread.
      if (error.status === 409) await togetherChanged(client);
    },
  });
  return (
    <>
      <CommentForm
        entry={entry}
        label={m.together_field()}
        value={value}
        onChange={change}
        button={m.together_send()}
        sending={post}
      />
      <p className="wb-hidden" role="status">
        {post.isPending ? m.together_sending() : post.isSuccess ? m.together_sent() : ""}
      </p>
    </>
  );
}

function readTyped(slot: string): TypedComment {
  try {
    const { text, named } = JSON.parse(readKept(slot) ?? "{}") as Partial<TypedComment>;
    return typeof text === "string" && Array.isArray(named) ? { text, named } : nothing;
  } catch {
    return nothing;
  }
}
