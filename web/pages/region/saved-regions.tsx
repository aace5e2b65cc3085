/** Own regions that whoever is signed in keeps: opened, given another name, and taken away with a way back. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { longestSavedName, type SavedRegion } from "#data/region/saved.ts";
import { removeSavedRegion, renameSavedRegion, savedRegionsQuery, saveRegion } from "../../api/account.ts";
import { savedRegionsChanged } from "../../api/after-change.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { nameInLink } from "./way.ts";
import "./region.css";

export function SavedRegions() {
  const client = useQueryClient();
  const saved = useQuery(savedRegionsQuery);
  const [gone, setGone] = useState<SavedRegion>();
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const undo = useRef<HTMLParagraphElement>(null);
  const changed = async (words: string, removed?: SavedRegion) => {
    await savedRegionsChanged(client);
    setGone(removed);
    setSaid(words);
  };
  const remove = useMutation({
    mutationFn: ({ id }: SavedRegion) => removeSavedRegion(id),
    onSuccess: (_, region) => changed(m.region_saved_gone({ name: region.name }), region),
  });
  const putBack = useMutation({
    mutationFn: saveRegion,
    onSuccess: ({ name }) => changed(m.region_saved_back({ name })),
  });
  // Whoever was led here from the page of one of them begins at the list.
  useEffect(() => {
    if (location.hash === "#eigen-gebieden") heading.current?.focus();
  }, []);
  // The button that was pressed is gone with its line.
  useEffect(() => {
    if (gone) undo.current?.querySelector("button")?.focus();
  }, [gone]);
  return (
    <section className="saved-regions" aria-labelledby="eigen-gebieden">
      <h2 id="eigen-gebieden" tabIndex={-1} ref={heading}>
        {m.region_saved_title()}
      </h2>
      <p className="prose">{m.region_saved_lead()}</p>
      <Fetched
        query={saved}
        waiting={m.region_saved_loading()}
        empty={<Empty title={m.region_saved_none()} more={m.region_saved_none_more()} />}
      >
        {(regions) => (
          <ul>
            {regions.map((region) => (
              <Saved
                key={region.id}
                region={region}
                isBusy={remove.isPending}
                onRemove={() => remove.mutate(region)}
                onRenamed={(name) => changed(m.region_saved_renamed({ name }))}
              />
            ))}
          </ul>
        )}
      </Fetched>
      <p role="status">{said}</p>
      {gone ? (
        <p ref={undo}>
          <Button disabled={putBack.isPending} onClick={() => putBack.mutate({ name: gone.name, code: gone.code })}>
            {m.region_saved_undo()}
          </Button>
        </p>
      ) : null}
      {(remove.error ?? putBack.error) ? <Notice kind="error">{m.region_saved_failed()}</Notice> : null}
    </section>
  );
}

interface SavedProps {
  region: SavedRegion;
  isBusy: boolean;
  onRemove: () => void;
  onRenamed: (name: string) => Promise<void>;
}

function Saved({ region, isBusy, onRemove, onRenamed }: SavedProps) {
  const { id, name, code, savedAt } = region;
  const [typed, setTyped] = useState<string>();
  const line = useRef<HTMLLIElement>(null);
  const close = () => {
    setTyped(undefined);
    requestAnimationFrame(() => line.current?.querySelector("button")?.focus());
  };
  const rename = useMutation({
    mutationFn: (next: string) => renameSavedRegion(id, next),
    onSuccess: async (renamed) => {
      await onRenamed(renamed.name);
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed?.trim()) rename.mutate(typed.trim());
  };
  return (
    <li ref={line}>
      <span>
        <Link
          to="/gebied/$code"
          params={{ code }}
          search={(view) => ({ ...view, name: nameInLink(name), benchmark: undefined })}
          className="nl-link"
        >
          {name}
        </Link>{" "}
        <span className="wb-soft wb-small">{m.region_saved_on({ day: formatDate(savedAt) })}</span>
      </span>
      {typed === undefined ? (
        <span className="saved-regions__do">
          <Button variant="subtle" onClick={() => setTyped(name)}>
            {m.region_saved_rename()} <span className="wb-hidden">{name}</span>
          </Button>
          <Button variant="subtle" disabled={isBusy} onClick={onRemove}>
            {m.region_saved_remove()} <span className="wb-hidden">{name}</span>
          </Button>
        </span>
      ) : (
        <form className="saved-regions__form" onSubmit={submit}>
          <TextField
            label={m.region_saved_name()}
            value={typed}
            onChange={setTyped}
            maxLength={longestSavedName}
            required
            autoFocus
          />
          <button type="submit" className="nl-button nl-button--default" disabled={rename.isPending}>
            <span className="nl-button__label">{m.region_saved_rename_do()}</span>
          </button>
          <Button variant="subtle" onClick={close}>
            {m.region_saved_cancel()}
          </Button>
          {rename.error ? <Notice kind="error">{m.region_saved_failed()}</Notice> : null}
        </form>
      )}
    </li>
  );
}
