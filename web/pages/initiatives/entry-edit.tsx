/**
 * The form on its addresses. /initiatieven/nieuw and /kennis/nieuw/:type: for people with an account an entry of their own, for everybody
 * else a proposal. /initiatieven/:id/bewerken and /kennis/:collection/:id/bewerken: the newest working version, for those who may edit it.
 */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { definitionOf, sharedDefinitions } from "#data/entry-types/registry.ts";
import { mayEver } from "#data/schema/permission.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { AnswerError, isNotFound } from "../../api/client.ts";
import { sessionQuery } from "../../api/session.ts";
import { workingVersionQuery } from "../../api/working-versions.ts";
import { formOfEntry, knowledgePage, pageOfEntry } from "../../labels/entry-pages.ts";
import { choiceWord, formTitle } from "../../labels/entry-words.ts";
import * as m from "../../paraglide/messages.js";
import { useAreaName } from "../../state/area-rows.ts";
import type { Draft } from "../../state/draft.ts";
import { useView } from "../../state/view.ts";
import { useIsHere } from "../../ui/here.ts";
import { LoadingPage } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { EntryForm } from "../form/entry-form.tsx";
import { startOwner } from "../form/owner-field.tsx";
import { saveBarId } from "../form/save-bar.tsx";
import type { Wish } from "../form/use-entry.ts";
import { NotFoundPage } from "../not-found.tsx";
import "../../style/pages.css";

export function NewInitiativePage() {
  return <NewEntry type="initiative" />;
}

export function NewKnowledgePage() {
  const { type = "" } = useParams({ strict: false });
  const found = sharedDefinitions().find((one) => one.type === type || one.dutch === type);
  // Another type is another form: what was typed in one stays there.
  return found ? (
    <NewEntry key={found.type} type={found.type} />
  ) : (
    <NotFoundPage title={m.entries_gone()} text={m.entries_gone_more()}>
      <Link to={knowledgePage} search={true} className="nl-link">
        {m.entries_back()}
      </Link>
    </NotFoundPage>
  );
}

function NewEntry({ type }: { type: string }) {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const { point, area, figure, soort } = useView();
  const navigate = useNavigate();
  const isHere = useIsHere();
  const client = useQueryClient();
  const creates = session ? mayEver({ id: session.person, grants: session.grants }, "entry.create") : false;
  // Who proposes something and looked at a wijk or buurt most likely means somewhere there.
  const at = point ?? (!creates && area !== undefined && /^(BU|WK)/.test(area) ? area : undefined);
  const { name } = useAreaName(at?.includes(",") ? undefined : at);
  const start = useMemo((): Draft => {
    const owner = session ? startOwner(session.grants) : undefined;
    return {
      ...(owner === undefined ? {} : { organisation: owner }),
      ...(at === undefined ? {} : startAt(type, at)),
      ...("template" in definitionOf(type).schema.shape && soort !== undefined ? ofTemplate(type, soort, name) : {}),
      ...(figure !== undefined && "indicator" in definitionOf(type).schema.shape ? { indicator: figure } : {}),
    };
  }, [session, at, type, figure, soort, name]);
  if (session === undefined) {
    return (
      <LoadingPage title={formTitle(type, "new")} error={error} onRetry={() => void refetch()}>
        {m.form_loading()}
      </LoadingPage>
    );
  }
  const onSaved = (record: WorkingVersion, wish: Wish) => {
    void entriesChanged(client, record);
    if (!isHere.current) return;
    const to = wish === "submit" ? pageOfEntry(record) : formOfEntry(record);
    // The form goes on at its own address, and the focus where it was: at the bar that says that it is saved.
    const hash = wish === "submit" ? "" : saveBarId;
    void navigate({ ...to, search: true, hash, replace: true, ignoreBlocker: true });
  };
  if (session && creates) return <EntryForm key={session.person} type={type} session={session} start={start} onSaved={onSaved} />;
  return <EntryForm key="visitor" type={type} session={null} start={start} proposal />;
}

/** What is about areas begins with the one that somebody looked at; what has a place begins there. */
function startAt(type: string, at: string): Draft {
  const { schema } = definitionOf(type);
  if ("place" in schema.shape) return { place: pointed(at) };
  return "areas" in schema.shape && !at.includes(",") ? { areas: [at] } : {};
}

/** One of several lists: it has its name already. */
function ofTemplate(type: string, template: string, area: string | undefined): Draft {
  const list = choiceWord(type, "template", template);
  return { template, title: area === undefined ? list : m.check_title_start({ list, area }) };
}

/** The address holds a position, or the code of an area. */
function pointed(point: string) {
  if (!point.includes(",")) return { kind: "area", code: point, public: true };
  const geometry = { type: "Point", coordinates: point.split(",").map(Number) };
  return { kind: "geometry", geometry, precision: "exact", public: true };
}

export function EditEntryPage() {
  const { id = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  const isHere = useIsHere();
  const client = useQueryClient();
  const session = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery({ ...workingVersionQuery(id), enabled: Boolean(session.data) });
  if (session.data === null) return <Refused>{m.form_trouble_signed_out()}</Refused>;
  if (error instanceof AnswerError && (isNotFound(error) || error.status === 401)) return <Refused>{m.form_gone()}</Refused>;
  if (!session.data || !data) {
    return (
      <LoadingPage
        title={formTitle(data?.type ?? "initiative", "edit")}
        error={session.error ?? error}
        onRetry={() => void (session.data ? refetch() : session.refetch())}
      >
        {m.form_loading()}
      </LoadingPage>
    );
  }
  if (data.state === "archived") return <Refused>{m.form_archived()}</Refused>;
  if (!data.steps.includes("edit")) return <Refused>{m.form_no_right()}</Refused>;
  const onSaved = (record: WorkingVersion, wish: Wish) => {
    void entriesChanged(client);
    if (wish === "submit" && isHere.current) void navigate({ ...pageOfEntry(record), search: true, ignoreBlocker: true });
  };
  return <EntryForm key={data.id} type={data.type} session={session.data} record={data} onSaved={onSaved} />;
}

function Refused({ children }: { children: string }) {
  return (
    <article className="wb-page">
      <h1>{m.form_title_edit()}</h1>
      <Notice kind="warning">
        <p>{children}</p>
        <p>
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.bar_sign_in()}
          </Link>
        </p>
      </Notice>
    </article>
  );
}
