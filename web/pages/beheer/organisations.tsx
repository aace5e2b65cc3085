/** /beheer/organisaties: to whom members and initiatives belong. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { entryFaults } from "#data/schema/faults.ts";
import type { ShownOrganisation } from "#data/schema/organisation.ts";
import { Organisation, organisationKinds } from "#data/schema/organisation.ts";
import { fold } from "#data/text/fold.ts";
import { organisationsChanged } from "../../api/after-change.ts";
import { addOrganisation, organisationsQuery, updateOrganisation } from "../../api/organisations.ts";
import { organisationKindWord } from "../../labels/account-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { BeheerFrame } from "./beheer-frame.tsx";
import { BeheerForm, faultWords, Refusal, SelfApproval } from "./form-parts.tsx";
import { JoinForm, RetireForm } from "./organisation-end.tsx";

export function OrganisationsPage() {
  return (
    <BeheerFrame title={m.beheer_organisations()} action="organisation.edit">
      {() => <Organisations />}
    </BeheerFrame>
  );
}

function Organisations() {
  const client = useQueryClient();
  const organisations = useQuery(organisationsQuery);
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
  const form = { all: organisations.data ?? [], onDone, onCancel: () => setOpen(undefined) };
  const [words, setWords] = useState("");
  const asked = fold(words).split(" ").filter(Boolean);
  const matches = ({ name }: ShownOrganisation) => asked.every((word) => fold(name).includes(word));
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
      <Fetched
        query={organisations}
        waiting={m.beheer_organisations_loading()}
        empty={<Empty title={m.beheer_organisations_none()} more={m.beheer_organisations_none_more()} />}
      >
        {(all) => (
          <>
            <div className="beheer-field">
              <TextField label={m.beheer_organisation_find()} value={words} onChange={setWords} />
            </div>
            {all.some(matches) ? null : <Empty title={m.beheer_found_none()} more={m.beheer_found_none_more()} />}
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
                {all.filter(matches).map((one) => (
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
          </>
        )}
      </Fetched>
    </>
  );
}

interface RowProps {
  one: ShownOrganisation;
  open: boolean;
  onOpen: (open: boolean) => void;
  form: { all: readonly ShownOrganisation[]; onDone: (words: string) => Promise<void>; onCancel: () => void };
}

type Doing = "change" | "retire" | "join";

function Row({ one, open, onOpen, form }: RowProps) {
  const [doing, setDoing] = useState<Doing>("change");
  const toggle = (what: Doing) => {
    onOpen(!open || doing !== what);
    setDoing(what);
  };
  const of = <span className="wb-hidden"> {one.name}</span>;
  const button = (what: Doing, words: string) => (
    <Button aria-expanded={open && doing === what} onClick={() => toggle(what)}>
      {words}
      {of}
    </Button>
  );
  const into = form.all.find(({ id }) => id === one.joinedInto);
  return (
    <>
      <tr data-gone={one.retired === true}>
        <th scope="row">
          {one.name}
          {into ? <span className="beheer-table__more">{m.beheer_organisation_gone({ into: into.name })}</span> : null}
          {one.retired && !into ? <span className="beheer-table__more">{m.beheer_organisation_ended()}</span> : null}
        </th>
        <td data-label={m.beheer_kind()}>{organisationKindWord(one.kind)}</td>
        <td data-label={m.initiative_link()}>
          {one.website ? <OutsideLink href={one.website} /> : <span className="wb-soft">{m.beheer_empty_field()}</span>}
        </td>
        <td className="beheer-table__actions">
          {one.joinedInto === undefined ? (
            <>
              {button("change", m.beheer_change())}
              {button("join", m.beheer_organisation_join())}
              {button("retire", one.retired ? m.beheer_organisation_open() : m.beheer_organisation_retire())}
            </>
          ) : null}
        </td>
      </tr>
      {open ? (
        <tr className="beheer-table__form">
          <td colSpan={4}>
            {doing === "change" ? <OrganisationForm from={one} {...form} /> : null}
            {doing === "retire" ? <RetireForm one={one} {...form} /> : null}
            {doing === "join" ? <JoinForm from={one} {...form} /> : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** One organisation: added, or changed from the version that is on screen. */
interface OrganisationFormProps {
  /** Undefined for one to add. */
  from: ShownOrganisation | undefined;
  all: readonly ShownOrganisation[];
  onDone: (words: string) => Promise<void>;
  onCancel: () => void;
}

function OrganisationForm({ from, all, onDone, onCancel }: OrganisationFormProps) {
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState(from?.name ?? "");
  const [kind, setKind] = useState<Organisation["kind"]>(from?.kind ?? "welzijn");
  const [website, setWebsite] = useState(from?.website ?? "");
  const [named, setNamed] = useState(false);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const send = useMutation({
    mutationFn: (organisation: Organisation) =>
      from
        ? updateOrganisation(from, { ...organisation, ...(named ? { selfApproved: true as const } : {}) })
        : addOrganisation(organisation),
    onSuccess: (_, organisation) =>
      onDone(
        from
          ? m.beheer_organisation_saved({ name: organisation.name })
          : m.beheer_organisation_added({ name: organisation.name }),
      ),
  });
  const submit = () => {
    const parsed = Organisation.safeParse({ name, kind, ...(website.trim() === "" ? {} : { website }) });
    const found = parsed.success ? [] : entryFaults(parsed.error.issues);
    const taken =
      parsed.success && all.some((one) => one.id !== from?.id && one.name.toLowerCase() === parsed.data.name.toLowerCase());
    setWrong({
      ...faultWords(found),
      ...(taken ? { name: m.beheer_organisation_taken() } : {}),
    });
    if (parsed.success && !taken) send.mutate(parsed.data);
    else document.getElementById(`${id}-${taken ? "name" : found[0]?.path}`)?.focus();
  };
  return (
    <BeheerForm label={from ? m.beheer_organisation_change({ name: from.name }) : m.beheer_organisation_add()} onSubmit={submit}>
      <div className="beheer-form__pair">
        <TextField id={`${id}-name`} label={m.beheer_name()} value={name} onChange={setName} error={wrong.name} autoFocus />
        <SelectField
          label={m.beheer_kind()}
          value={kind}
          options={organisationKinds.map((value) => ({ value, label: organisationKindWord(value) }))}
          onChoose={(value) => setKind(Organisation.shape.kind.parse(value))}
        />
        <TextField
          id={`${id}-website`}
          label={m.beheer_website()}
          type="url"
          value={website}
          onChange={setWebsite}
          error={wrong.website}
        />
      </div>
      {from ? <SelfApproval checked={named} onChange={setNamed} /> : null}
      <div className="beheer-steps__buttons">
        <button
          type="submit"
          className="nl-button nl-button--primary"
          disabled={send.isPending || (from !== undefined && !named)}
        >
          <span className="nl-button__label">{m.beheer_save()}</span>
        </button>
        <Button onClick={onCancel}>{m.beheer_cancel()}</Button>
      </div>
      {send.error ? (
        <Refusal error={send.error} onNewest={() => void organisationsChanged(client).then(() => send.reset())} />
      ) : null}
    </BeheerForm>
  );
}
