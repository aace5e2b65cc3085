/** Who should do something about an entry and before which day; who may edit it gives it, takes it back, or says that it is done. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { EntryRef } from "#data/entries/event.ts";
import type { Assignment, Assignments } from "#data/entries/together.ts";
import { today } from "#data/schema/day.ts";
import { togetherChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { assignEntry, assignmentsQuery, colleaguesQuery, unassignEntry } from "../../api/together.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { DayField } from "../../ui/day-field.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";

export interface AssignmentProps {
  entry: EntryRef;
  person: string;
  mayEdit: boolean;
}

export function AssignedTo(props: AssignmentProps) {
  const assignments = useQuery(assignmentsQuery(props.entry));
  return (
    <Fetched query={assignments} waiting={m.assigned_loading()}>
      {(data) => <Assigned {...props} {...data} />}
    </Fetched>
  );
}

function Assigned({ entry, person, mayEdit, current, past }: AssignmentProps & Assignments) {
  const client = useQueryClient();
  const [giving, setGiving] = useState(false);
  const end = useMutation({ mutationFn: () => unassignEntry(entry), onSuccess: () => togetherChanged(client) });
  const mine = current?.person?.id === person;
  return (
    <div className="together-assigned">
      <p role="status">
        {current ? <strong>{sentenceOf(current, mine)}</strong> : <span className="wb-soft">{m.assigned_nobody()}</span>}{" "}
        {isOverdue(current) ? <span className="together-overdue">{m.assigned_overdue()}</span> : null}{" "}
        {current ? (
          <span className="wb-soft wb-small">
            {m.assigned_by({ name: current.by?.name ?? m.beheer_gone_person(), day: formatDate(current.at) })}
          </span>
        ) : null}
      </p>
      {mayEdit && !giving ? (
        <div className="page-actions no-print">
          {current ? (
            <Button {...(mine ? { icon: "check" as const } : {})} disabled={end.isPending} onClick={() => end.mutate()}>
              {mine ? m.assigned_done() : m.assigned_end()}
            </Button>
          ) : null}
          <Button onClick={() => setGiving(true)}>{current ? m.assigned_again() : m.assigned_do()}</Button>
        </div>
      ) : null}
      {end.error ? <Notice kind="error">{m.assigned_failed()}</Notice> : null}
      {giving ? <Give entry={entry} onEnd={() => setGiving(false)} /> : null}
      {past.length > 0 ? <Past past={past} /> : null}
    </div>
  );
}

const isOverdue = (assignment: Assignment | undefined): boolean => assignment?.until !== undefined && assignment.until < today();

function sentenceOf({ person, until }: Assignment, mine: boolean): string {
  const name = person?.name ?? m.beheer_gone_person();
  if (until === undefined) return mine ? m.assigned_to_you() : m.assigned_to({ name });
  const day = formatDate(until);
  return mine ? m.assigned_to_you_until({ day }) : m.assigned_to_until({ name, day });
}

function Past({ past }: { past: readonly Assignment[] }) {
  return (
    <details className="fold together-past">
      <summary>{m.assigned_past()}</summary>
      <ul>
        {past.map(({ person, at, endedAt = at }) => (
          <li key={at} className="wb-small">
            {m.assigned_past_line({
              name: person?.name ?? m.beheer_gone_person(),
              from: formatDate(at),
              to: formatDate(endedAt),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Give({ entry, onEnd }: { entry: EntryRef; onEnd: () => void }) {
  const client = useQueryClient();
  const people = useQuery(colleaguesQuery(entry, "edit", ""));
  const [chosen, setChosen] = useState<string>();
  const [until, setUntil] = useState<string>();
  const [missing, setMissing] = useState(false);
  const give = useMutation({
    mutationFn: (person: string) => assignEntry(entry, person, until || undefined),
    onSuccess: async () => {
      await togetherChanged(client);
      onEnd();
    },
  });
  return (
    <Fetched query={people} waiting={m.assigned_loading()}>
      {(found) => (
        <form
          className="together-give no-print"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setMissing(chosen === undefined);
            if (chosen !== undefined) give.mutate(chosen);
            else event.currentTarget.querySelector("select")?.focus();
          }}
        >
          {missing ? <p className="wb-fault">{m.assigned_missing()}</p> : null}
          <SelectField
            label={m.assigned_person()}
            none={m.assigned_person_none()}
            value={chosen}
            options={found.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={setChosen}
            description={m.assigned_person_more()}
          />
          <DayField label={m.assigned_until()} value={until} onPick={setUntil} />
          {give.error ? <Notice kind="error">{failureOf(give.error)}</Notice> : null}
          <div className="page-actions">
            <button type="submit" className="nl-button nl-button--primary" disabled={give.isPending}>
              <span className="nl-button__label">{m.assigned_do()}</span>
            </button>
            <Button onClick={onEnd}>{m.beheer_cancel()}</Button>
          </div>
        </form>
      )}
    </Fetched>
  );
}

const failureOf = (error: Error): string =>
  error instanceof AnswerError && error.status === 409 ? m.assigned_conflict() : m.assigned_failed();
