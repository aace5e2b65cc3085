/** /beheer/organisaties: to whom members and initiatives belong. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { organisationsChanged } from "../../api/after-change.ts";
import { organisationsQuery } from "../../api/session.ts";
import { organisationKindWord } from "../../labels/account-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { BeheerFrame } from "./beheer-frame.tsx";
import { type KnownOrganisation, OrganisationForm } from "./organisation-form.tsx";

export function OrganisationsPage() {
  return (
    <BeheerFrame title={m.beheer_organisations()} action="organisation.edit">
      {() => <Organisations />}
    </BeheerFrame>
  );
}

function Organisations() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(organisationsQuery);
  /** The id that is open in the form; "new" for one to add. */
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const onDone = async (words: string) => {
    await organisationsChanged(client);
    setOpen(undefined);
    setDone(words);
    status.current?.focus();
  };
  if (!data) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.beheer_organisations_loading()}
      </Loading>
    );
  }
  const form = { all: data, onDone, onCancel: () => setOpen(undefined) };
  return (
    <>
      <p className="lead">{m.beheer_organisations_lead()}</p>
      <p className="beheer-done" role="status" tabIndex={-1} ref={status}>
        {done}
      </p>
      <p className="page-actions">
        <Button
          variant="primary"
          icon="plus"
          aria-expanded={open === "new"}
          onClick={() => setOpen(open === "new" ? undefined : "new")}
        >
          {m.beheer_organisation_add()}
        </Button>
      </p>
      {open === "new" ? <OrganisationForm from={undefined} {...form} /> : null}
      {data.length === 0 ? (
        <div className="beheer-empty">
          <p>{m.beheer_organisations_none()}</p>
          <p className="wb-soft">{m.beheer_organisations_none_more()}</p>
        </div>
      ) : (
        <table className="wb-table beheer-table">
          <caption className="wb-hidden">{m.beheer_organisations()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.beheer_name()}</th>
              <th scope="col">{m.beheer_kind()}</th>
              <th scope="col">{m.initiative_link()}</th>
              <th scope="col">{m.beheer_actions()}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((one) => (
              <Row
                key={one.id}
                one={one}
                open={open === one.id}
                onOpen={(shown) => setOpen(shown ? one.id : undefined)}
                form={form}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface RowProps {
  one: KnownOrganisation;
  open: boolean;
  onOpen: (open: boolean) => void;
  form: { all: readonly KnownOrganisation[]; onDone: (words: string) => Promise<void>; onCancel: () => void };
}

function Row({ one, open, onOpen, form }: RowProps) {
  return (
    <>
      <tr>
        <th scope="row">{one.name}</th>
        <td data-label={m.beheer_kind()}>{organisationKindWord(one.kind)}</td>
        <td data-label={m.initiative_link()}>
          {one.website ? <OutsideLink href={one.website} /> : <span className="wb-soft">{m.beheer_empty_field()}</span>}
        </td>
        <td className="beheer-table__actions">
          <Button aria-expanded={open} onClick={() => onOpen(!open)}>
            {m.beheer_change()}
            <span className="wb-hidden"> {one.name}</span>
          </Button>
        </td>
      </tr>
      {open ? (
        <tr className="beheer-table__form">
          <td colSpan={4}>
            <OrganisationForm from={one} {...form} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
