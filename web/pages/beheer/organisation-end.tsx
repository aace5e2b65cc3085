/** Organisations that end: joined with another, after what moves was shown, or not to be chosen any more. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ShownOrganisation } from "#data/schema/organisation.ts";
import { organisationsChanged, peopleChanged } from "../../api/after-change.ts";
import { choosable, joinOrganisation, updateOrganisation, usesQuery } from "../../api/organisations.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Refusal, SelfApproval } from "./form-parts.tsx";

interface EndProps {
  onDone: (words: string) => Promise<void>;
  onCancel: () => void;
}

export function RetireForm({ one, onDone, onCancel }: EndProps & { one: ShownOrganisation }) {
  const client = useQueryClient();
  const { name, kind, website, retired = false } = one;
  const uses = useQuery(usesQuery(one.id));
  const [named, setNamed] = useState(false);
  const send = useMutation({
    mutationFn: () =>
      updateOrganisation(one, {
        name,
        kind,
        ...(website ? { website } : {}),
        retired: !retired,
        ...(named ? { selfApproved: true as const } : {}),
      }),
    onSuccess: () => onDone(retired ? m.beheer_organisation_open_done({ name }) : m.beheer_organisation_retire_done({ name })),
  });
  return (
    <div className="beheer-form">
      <p>{retired ? m.beheer_organisation_open_more() : m.beheer_organisation_retire_more()}</p>
      <Fetched query={uses} waiting={m.loading()}>
        {(used) => (
          <>
            {used.public > 0 ? <SelfApproval checked={named} onChange={setNamed} /> : null}
            <div className="beheer-steps__buttons">
              <Button variant="primary" disabled={send.isPending || (used.public > 0 && !named)} onClick={() => send.mutate()}>
                {retired ? m.beheer_organisation_open() : m.beheer_organisation_retire()}
              </Button>
              <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
            </div>
          </>
        )}
      </Fetched>
      {send.error ? (
        <Refusal error={send.error} onNewest={() => void organisationsChanged(client).then(() => send.reset())} />
      ) : null}
    </div>
  );
}

interface JoinFormProps extends EndProps {
  from: ShownOrganisation;
  all: readonly ShownOrganisation[];
}

export function JoinForm({ from, all, onDone, onCancel }: JoinFormProps) {
  const client = useQueryClient();
  const uses = useQuery(usesQuery(from.id));
  const [chosen, setChosen] = useState<string>();
  const [named, setNamed] = useState(false);
  const into = all.find(({ id }) => id === chosen);
  const { name } = from;
  const send = useMutation({
    mutationFn: (other: ShownOrganisation) => joinOrganisation(from, other, named),
    onSuccess: async (_, other) => {
      await onDone(m.beheer_organisation_join_done({ name, into: other.name }));
      // Whose own role moved is signed out.
      await peopleChanged(client);
    },
  });
  return (
    <div className="beheer-form">
      <SelectField
        className="beheer-field"
        label={m.beheer_organisation_join_into({ name })}
        none={m.beheer_organisation_join_choose()}
        value={chosen}
        options={choosable(all)
          .filter(({ id }) => id !== from.id)
          .map((one) => ({ value: one.id, label: one.name }))}
        onChoose={setChosen}
      />
      <Fetched query={uses} waiting={m.loading()}>
        {(used) => (
          <>
            {into ? (
              <>
                <p>{m.beheer_organisation_join_counts({ name, into: into.name })}</p>
                <ul className="wb-list">
                  <li>
                    {m.beheer_organisation_join_entries({
                      count: formatNumber(used.entries),
                      public: formatNumber(used.public),
                    })}
                  </li>
                  <li>{m.beheer_organisation_join_people({ count: formatNumber(used.people) })}</li>
                </ul>
                <p>{m.beheer_organisation_join_more()}</p>
                {used.public > 0 ? <SelfApproval checked={named} onChange={setNamed} /> : null}
              </>
            ) : null}
            <div className="beheer-steps__buttons">
              {into ? (
                <Button
                  variant="primary"
                  disabled={send.isPending || (used.public > 0 && !named)}
                  onClick={() => send.mutate(into)}
                >
                  {m.beheer_organisation_join_do({ into: into.name })}
                </Button>
              ) : null}
              <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
            </div>
          </>
        )}
      </Fetched>
      {send.error ? (
        <Refusal error={send.error} onNewest={() => void organisationsChanged(client).then(() => send.reset())} />
      ) : null}
    </div>
  );
}
