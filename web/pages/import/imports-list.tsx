/** Imports of before, newest first, each to be taken away as a whole. */

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportRecord } from "#data/schema/import-answer.ts";
import { importsQuery, undoImport } from "../../api/imports.ts";
import { formatDate, formatNumber } from "../../labels/format.ts";
import { originWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { ImportFault } from "./import-status.tsx";
import { importStateWord } from "./import-words.ts";

export function ImportsList({ onDone }: { onDone: (words: string) => void }) {
  const { data, error, refetch } = useQuery(importsQuery);
  return (
    <section aria-labelledby="eerder">
      <h2 id="eerder">{m.import_list()}</h2>
      {!data ? (
        <Loading error={error} onRetry={() => void refetch()}>
          {m.loading()}
        </Loading>
      ) : data.length === 0 ? (
        <p className="wb-soft">{m.import_list_none()}</p>
      ) : (
        <table className="wb-table beheer-table">
          <caption className="wb-hidden">{m.import_list()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.import_list_file()}</th>
              <th scope="col">{m.import_list_when()}</th>
              <th scope="col">{m.import_list_made()}</th>
              <th scope="col">{m.import_list_state()}</th>
              <th scope="col">{m.beheer_actions()}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((record) => (
              <ImportRow key={record.id} record={record} onDone={onDone} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ImportRow({ record, onDone }: { record: ImportRecord; onDone: (words: string) => void }) {
  const { file, source, list, at, by, origin, made, landing, undoneAt, removed = 0 } = record;
  const [asking, setAsking] = useState(false);
  const undo = useMutation({
    mutationFn: () => undoImport(record.id),
    onSuccess: (after) => {
      setAsking(false);
      onDone(m.import_undone({ removed: formatNumber(after.removed ?? 0), left: formatNumber(made - (after.removed ?? 0)) }));
    },
  });
  const name = file || m.import_list_nameless();
  return (
    <tr data-gone={undoneAt !== undefined}>
      <th scope="row">
        {name}
        {list && list !== name ? <span className="beheer-table__more">{m.import_from_list({ name: list })}</span> : null}
        {source ? <span className="beheer-table__more">{source}</span> : null}
      </th>
      <td data-label={m.import_list_when()}>
        {formatDate(at)}
        <span className="beheer-table__more">{origin ? originWord(origin) : (by ?? m.beheer_gone_person())}</span>
      </td>
      <td data-label={m.import_list_made()}>{formatNumber(made)}</td>
      <td data-label={m.import_list_state()}>
        {undoneAt ? m.import_list_undone({ removed: formatNumber(removed) }) : importStateWord(landing)}
      </td>
      <td className="beheer-table__actions">
        {undoneAt ? null : asking ? (
          <>
            <Button variant="primary" disabled={undo.isPending} autoFocus onClick={() => undo.mutate()}>
              {m.import_undo_sure({ count: formatNumber(made) })}
            </Button>
            <Button disabled={undo.isPending} onClick={() => setAsking(false)}>
              {m.import_undo_keep()}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsking(true)}>
            {m.import_undo()}
            <span className="wb-hidden"> {name}</span>
          </Button>
        )}
        {undo.error ? <ImportFault error={undo.error} /> : null}
      </td>
    </tr>
  );
}
