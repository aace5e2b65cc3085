/** "Maak een kopie": a new draft of the reader's own, with what they may read of another one. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import type { InitiativeDraft } from "#data/schema/initiative.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { sessionQuery } from "../../api/session.ts";
import { createWorking } from "../../api/working-versions.ts";
import * as m from "../../paraglide/messages.js";
import { randomKey } from "../../state/draft.ts";
import { useCreates } from "../../state/reader.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { startOwner } from "../form/owner-field.tsx";

/** Letters that a title has at most. */
const longestTitle = 120;

type Copied = WorkingVersion["content"] | InitiativeDraft;

/** What is public of one, as it was typed: a place that is not shown exactly is not known, and stays behind. */
export function typedOf({ content, geometry }: Pick<PublicInitiative, "content" | "geometry">): Copied {
  const { placed: _, place, ...typed } = content;
  if (place?.kind === "area") return { ...typed, place: { ...place, public: true } } as Copied;
  return geometry && place?.kind === "geometry" && place.precision === "exact"
    ? ({ ...typed, place: { kind: "geometry", geometry, precision: "exact", public: true } } as Copied)
    : (typed as Copied);
}

interface Taken {
  /** Where it is, when it is open there, and where it works. */
  place: boolean;
  period: boolean;
}

/** Files belong to the one that they were sent with, and the internal contact to its organisation: they stay there. */
export function copyOf(from: Copied, take: Taken): Record<string, unknown> {
  const { photos: _photos, attachments: _attachments, internalContact: _contact, ...rest } = from;
  const { place, address, openingHours, openingNote, workingArea, period, ...kept } = rest;
  const title = m.lists_copy_of({ title: kept.title });
  return {
    ...kept,
    title: title.length <= longestTitle ? title : kept.title,
    ...(take.place ? { place, address, openingHours, openingNote, workingArea } : {}),
    ...(take.period ? { period } : {}),
  };
}

export function CopyEntry({ from }: { from: Copied }) {
  const creates = useCreates();
  const [asking, setAsking] = useState(false);
  if (!creates) return null;
  if (!asking)
    return (
      <p className="no-print">
        <Button onClick={() => setAsking(true)}>{m.lists_copy()}</Button>
      </p>
    );
  return <CopyForm from={from} onCancel={() => setAsking(false)} />;
}

function CopyForm({ from, onCancel }: { from: Copied; onCancel: () => void }) {
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [take, setTake] = useState<Taken>({ place: false, period: false });
  // One key for one press on the button, however often it has to be sent.
  const [key] = useState(randomKey);
  const copy = useMutation({
    mutationFn: (taken: Taken) => {
      const organisation = session ? startOwner(session.grants) : undefined;
      return createWorking(
        JSON.stringify({ ...(organisation ? { organisation } : {}), content: copyOf(from, taken) }),
        `${key}${taken.place}${taken.period}`,
      );
    },
    onSuccess: async (made) => {
      await entriesChanged(client, made);
      await navigate({ to: "/initiatieven/$id/bewerken", params: { id: made.id }, search: true });
    },
  });
  const refused = copy.error instanceof AnswerError && copy.error.status === 403;
  return (
    <section className="working-panel no-print" aria-labelledby="kopie">
      <h2 id="kopie">{m.lists_copy_title()}</h2>
      <p>{m.lists_copy_help()}</p>
      <CheckField
        label={m.lists_copy_place()}
        checked={take.place}
        onCheck={(place) => setTake((before) => ({ ...before, place }))}
      />
      <CheckField
        label={m.lists_copy_period()}
        checked={take.period}
        onCheck={(period) => setTake((before) => ({ ...before, period }))}
      />
      {copy.error ? (
        <Notice kind="error">{refused && !take.place ? m.lists_copy_refused() : m.lists_copy_failed()}</Notice>
      ) : null}
      <div className="page-actions">
        <Button variant="primary" disabled={copy.isPending} onClick={() => copy.mutate(take)}>
          {m.lists_copy_do()}
        </Button>
        <Button onClick={onCancel}>{m.lists_copy_cancel()}</Button>
      </div>
    </section>
  );
}
