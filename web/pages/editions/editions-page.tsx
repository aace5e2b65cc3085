/** /beheer/uitgaven: the editions of the checklists and of the assessment, and a new one that an organisation enters. */
import "./editions.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type AnyEdition, editionTemplates, newestEdition } from "#data/editions/edition.ts";
import { editionsChanged } from "../../api/after-change.ts";
import { editionsQuery } from "../../api/approach/editions.ts";
import { formatDate, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { saveText } from "../../ui/save-text.ts";
import { BeheerFrame } from "../beheer/beheer-frame.tsx";
import { EditionFormat } from "./edition-format.tsx";
import { editionTemplateWord } from "./edition-words.ts";
import { NewEdition } from "./new-edition.tsx";

export function EditionsPage() {
  return (
    <BeheerFrame title={m.edition_page()} action="edition.enter">
      {() => <Editions />}
    </BeheerFrame>
  );
}

function Editions() {
  const client = useQueryClient();
  const editions = useQuery(editionsQuery);
  const [done, setDone] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const onEntered = async (words: string) => {
    await editionsChanged(client);
    setDone(words);
    status.current?.focus();
  };
  return (
    <>
      <p className="lead">{m.edition_lead()}</p>
      <p className="beheer-done" role="status" tabIndex={-1} ref={status}>
        {done}
      </p>
      <Fetched query={editions} waiting={m.edition_loading()}>
        {(all) => <EditionsTable editions={all} />}
      </Fetched>
      <NewEdition onEntered={onEntered} />
      <EditionFormat />
    </>
  );
}

/** Of each list the one that is in use first. */
const EditionsTable = ({ editions }: { editions: readonly AnyEdition[] }) => (
  <table className="wb-table beheer-table">
    <caption className="wb-hidden">{m.edition_page()}</caption>
    <thead>
      <tr>
        <th scope="col">{m.edition_list()}</th>
        <th scope="col">{m.edition_one()}</th>
        <th scope="col">{m.edition_by()}</th>
        <th scope="col">{m.edition_day()}</th>
        <th scope="col">{m.beheer_actions()}</th>
      </tr>
    </thead>
    <tbody>
      {editionTemplates.flatMap((template) =>
        editions
          .filter((one) => one.template === template)
          .reverse()
          .map((one) => <Row key={`${template} ${one.id}`} one={one} inUse={newestEdition(editions, template) === one} />),
      )}
    </tbody>
  </table>
);

function Row({ one, inUse }: { one: AnyEdition; inUse: boolean }) {
  const template = editionTemplateWord(one.template);
  const download = () => saveText(`${one.template}-${one.id}.json`, `${JSON.stringify(one, null, 2)}\n`, "application/json");
  return (
    <tr data-gone={!inUse}>
      <th scope="row">{template}</th>
      <td data-label={m.edition_one()}>
        <span>
          {one.id} {inUse ? <span className="nl-data-badge">{m.edition_in_use()}</span> : null}
        </span>
      </td>
      <td data-label={m.edition_by()}>
        <span>
          {words(one.by)} {one.concept ? <span className="nl-data-badge">{m.check_concept()}</span> : null}
        </span>
      </td>
      <td data-label={m.edition_day()}>{formatDate(one.day)}</td>
      <td className="beheer-table__actions">
        <Button icon="download" onClick={download}>
          {m.edition_download()}
          <span className="wb-hidden"> {m.edition_download_of({ template, edition: one.id })}</span>
        </Button>
      </td>
    </tr>
  );
}
