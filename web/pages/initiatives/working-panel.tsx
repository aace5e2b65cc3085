/** For who may: how far the working version is, and the steps that they can take now. Approving is done at /beheer. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { findDefinition } from "#data/entry-types/registry.ts";
import type { Session } from "#data/schema/account.ts";
import { may } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { AnswerError } from "../../api/client.ts";
import { sessionQuery } from "../../api/session.ts";
import { postStep, verifyWorking, workingVersionQuery } from "../../api/working-versions.ts";
import { formOfEntry } from "../../labels/entry-pages.ts";
import { isOwnStep, type OwnStep, ownStateWord, ownStepButton } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RetractEntry } from "../follow/retract.tsx";
import { ReturnedNotice } from "../form/returned-notice.tsx";
import { Together } from "../together/together.tsx";
import "./working-panel.css";

/** What everybody sees of an entry of any type. */
interface SeenEntry {
  organisation?: string | undefined;
  content: { placed: Partial<Record<"buurt" | "wijk" | "gemeente", string | undefined>> };
}

interface WorkingAnswer {
  working: WorkingVersion | undefined;
  busy: boolean;
  failed: Error | null;
  retry: () => void;
}

/**
 * The working version of who is signed in and may see it; undefined for everybody else. `seen` is the public version: what it
 * tells of organisation and place says whether asking makes sense.
 */
export function useWorking(id: string, seen: SeenEntry | undefined, hidden: boolean): WorkingAnswer {
  const { data: session, error: sessionError, refetch: refetchSession } = useQuery(sessionQuery);
  const asking = Boolean(session) && (hidden || (seen !== undefined && mayRead(session, seen)));
  const { data, isPending, error, refetch } = useQuery({ ...workingVersionQuery(id), enabled: asking, retry: false });
  // Not for this person, or signed out meanwhile: as for everybody else. Anything else that goes wrong can be tried again.
  const refused = error instanceof AnswerError && [401, 403, 404].includes(error.status);
  const failed = sessionError ?? (asking && !refused ? error : null);
  const busy = failed === null && (session === undefined || (asking && isPending));
  return { working: asking ? data : undefined, busy, failed, retry: () => void (sessionError ? refetchSession() : refetch()) };
}

function mayRead(session: Session | null | undefined, { organisation, content: { placed } }: SeenEntry): boolean {
  if (!session) return false;
  const areas = [placed.buurt, placed.wijk, placed.gemeente].filter((code) => code !== undefined);
  const actor = { id: session.person, grants: session.grants };
  // Who made it is not public: a contributor asks, and is told if it was somebody else.
  return may(actor, "entry.read", { organisation, areas, createdBy: session.person });
}

/** Asked before it is done: it takes something away. */
const sureWords = { archive: m.form_step_archive_sure, discard: m.form_step_discard_sure };
const asksSure = (step: OwnStep): step is keyof typeof sureWords => step in sureWords;

interface WorkingPanelProps {
  working: WorkingVersion;
  /** Its consent was withdrawn: it is gone. Absent for a type that is not told with consent. */
  onRetracted?: (() => void) | undefined;
}

export function WorkingPanel({ working, onRetracted }: WorkingPanelProps) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<keyof typeof sureWords>();
  const sure = asking !== undefined;
  const step = useMutation({
    mutationFn: (taken: OwnStep | "verify") => (taken === "verify" ? verifyWorking(working) : postStep(working, { step: taken })),
    onSuccess: async (record) => {
      setAsking(undefined);
      await entriesChanged(client, record);
    },
  });
  const { data: session } = useQuery(sessionQuery);
  const actor = session ? { id: session.person, grants: session.grants } : undefined;
  const { organisation, createdBy, placed } = working;
  const confirming =
    working.public &&
    findDefinition(working.type)?.confirmed === true &&
    may(actor, "entry.verify", { organisation, createdBy, areas: placed.areas });
  const offered = working.steps.filter(isOwnStep);
  return (
    <section className="working-panel no-print" aria-labelledby="werkversie">
      <h2 id="werkversie">{m.form_work()}</h2>
      <p role="status">
        {m.form_state_label()}: <strong>{ownStateWord(working.state)}</strong>
        {working.public && working.state !== "published" ? <>. {m.form_state_public()}</> : null}
      </p>
      <ReturnedNotice working={working} />
      {step.error ? <Failure error={step.error} /> : null}
      {asking ? <p role="alert">{sureWords[asking]()}</p> : null}
      <div className="page-actions">
        {working.steps.includes("edit") && !sure ? (
          <Link {...formOfEntry(working)} search={true} className="nl-button nl-button--default working-panel__link">
            {m.form_step_edit()}
          </Link>
        ) : null}
        {working.public && working.state !== "published" && !sure ? (
          <Link to="/beheer/$id" params={{ id: working.id }} search={true} className="nl-link">
            {m.initiative_compare()}
          </Link>
        ) : null}
        {confirming && !sure ? (
          <Button icon="check" disabled={step.isPending} onClick={() => step.mutate("verify")}>
            {step.isSuccess && step.variables === "verify" ? m.form_verified() : m.form_verify()}
          </Button>
        ) : null}
        {(asking ? [asking] : offered).map((one) => (
          <Button
            key={one}
            variant={one === "submit" || sure ? "primary" : "default"}
            disabled={step.isPending}
            onClick={() => (asksSure(one) && !sure ? setAsking(one) : step.mutate(one))}
          >
            {ownStepButton(one)}
          </Button>
        ))}
        {sure ? <Button onClick={() => setAsking(undefined)}>{m.form_step_cancel()}</Button> : null}
      </div>
      {session ? (
        <Together
          entry={{ type: working.type, id: working.id }}
          person={session.person}
          mayEdit={may(actor, "entry.edit", subjectOf(working))}
        />
      ) : null}
      {onRetracted ? <RetractEntry working={working} onDone={onRetracted} /> : null}
    </section>
  );
}

function Failure({ error }: { error: Error }) {
  const incomplete = error instanceof AnswerError && error.status === 400;
  return <Notice kind="error">{incomplete ? m.form_step_incomplete() : m.form_step_failed()}</Notice>;
}
