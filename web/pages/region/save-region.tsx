/** On the page of an own region: who is signed in keeps it under a name; to others it says what the link does. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { longestSavedName, mostSaved, type SavedRegion } from "#data/region/saved.ts";
import { savedRegionsQuery, saveRegion } from "../../api/account.ts";
import { savedRegionsChanged } from "../../api/after-change.ts";
import { sessionQuery } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import "./region.css";

interface SaveRegionProps {
  /** In its one spelling: what is kept is found by it. */
  code: string;
  name: string;
}

export function SaveRegion(props: SaveRegionProps) {
  const { data: session } = useQuery(sessionQuery);
  if (session === undefined) return null;
  return (
    <section className="save-region no-print" aria-labelledby="bewaar-gebied">
      <h2 id="bewaar-gebied" className="wb-hidden">
        {m.region_save_title()}
      </h2>
      {session === null ? (
        <p className="wb-soft">
          {m.region_save_link()} {m.region_save_account()}{" "}
          <Link to="/aanmelden" search={true} className="nl-link">
            {m.signin_title()}
          </Link>
        </p>
      ) : (
        <Keep key={props.code} {...props} />
      )}
    </section>
  );
}

function Keep({ code, name }: SaveRegionProps) {
  const saved = useQuery(savedRegionsQuery);
  return (
    <Fetched query={saved} waiting={m.region_saved_loading()}>
      {(regions) => <KeepOne code={code} name={name} regions={regions} />}
    </Fetched>
  );
}

function KeepOne({ code, name, regions }: SaveRegionProps & { regions: readonly SavedRegion[] }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(name);
  const again = () => savedRegionsChanged(client);
  // Kept meanwhile in another tab, or one too many: the list says which.
  const keep = useMutation({ mutationFn: saveRegion, onSettled: again });
  const kept = regions.find((one) => one.code === code);
  const status = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone with its form.
  useEffect(() => {
    if (keep.isSuccess) status.current?.focus({ preventScroll: true });
  }, [keep.isSuccess]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") keep.mutate({ name: typed.trim(), code });
  };
  const said = kept
    ? m.region_save_kept({ name: kept.name })
    : regions.length >= mostSaved
      ? m.region_save_full({ most: String(mostSaved) })
      : undefined;
  return (
    <>
      <p role="status" ref={status} tabIndex={-1}>
        {said}{" "}
        {said === undefined ? null : (
          <Link to="/gebied/eigen" hash="eigen-gebieden" search={true} className="nl-link">
            {m.region_saved_title()}
          </Link>
        )}
      </p>
      {said === undefined ? (
        <form className="saved-regions__form" onSubmit={submit}>
          <TextField label={m.region_save_name()} value={typed} onChange={setTyped} maxLength={longestSavedName} required />
          <button type="submit" className="nl-button nl-button--default" disabled={keep.isPending}>
            <span className="nl-button__label">{m.region_save_do()}</span>
          </button>
        </form>
      ) : null}
      {keep.error && said === undefined ? <Notice kind="error">{m.region_saved_failed()}</Notice> : null}
    </>
  );
}
