/** One field of a form as the definition of its type asks it, and the parts that such fields stand in. */
import { useMemo } from "react";
import { instruments } from "#data/approach/instruments.ts";
import type { EntryDefinition, FormField, FormPart } from "#data/entry-types/definition.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import { choiceWord, fieldHint, fieldLabel } from "../../labels/entry-words.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { AreasField } from "./fields/areas-field.tsx";
import { Radios, Tick, Ticks } from "./fields/choice-fields.tsx";
import {
  DraftSelect,
  DraftTextArea,
  DraftTextField,
  type FieldProps,
  options,
  PeriodFields,
  useForm,
} from "./fields/draft-fields.tsx";
import { fallbackOf } from "./fields/draft-shape.ts";
import { EntriesField } from "./fields/entries-field.tsx";
import { Rows } from "./fields/rows.tsx";
import { TextsField } from "./fields/texts-field.tsx";
import { AttachmentsField, PhotosField } from "./files-part.tsx";
import { OwnField } from "./own-fields.tsx";
import { OwnerField } from "./owner-field.tsx";
import { Part } from "./part.tsx";
import { PlaceFields } from "./place-part.tsx";

/** Names that fields offer. */
const offered = { instruments: instruments.map(({ name }) => name) };

interface FormFieldProps {
  asked: FormField;
  /** Path of the row that it stands in. */
  row?: string;
  /** The list of that row: "agreements". */
  list?: string;
  /** It alone stands under its heading. */
  alone?: boolean;
  /** What a new row holds already. */
  start?: Readonly<Record<string, string>>;
  /** May stay empty for now, whatever the whole entry asks. */
  optional?: boolean;
}

export function EntryField({ asked, row, list, alone = false, start, optional = false }: FormFieldProps) {
  const { type, session } = useForm();
  const definition = definitionOf(type);
  const path = row === undefined ? asked.field : `${row}.${asked.field}`;
  const named = list === undefined ? asked.field : `${list}.${asked.field}`;
  const hint = fieldHint(type, named);
  const props: FieldProps = {
    path,
    label: fieldLabel(type, named),
    ...(hint === undefined ? {} : { hint }),
    ...(asked.optional || optional ? { optional: true } : {}),
  };
  const choices = (of: readonly string[]) => options(of, (value) => choiceWord(type, named, value));
  switch (asked.as) {
    case "text":
      return <DraftTextField {...props} {...(asked.offers ? { offered: offered[asked.offers] } : {})} />;
    case "longText":
      return <DraftTextArea {...props} {...(row === undefined ? {} : { rows: 2 })} />;
    case "number":
      return <DraftTextField {...props} inputMode="decimal" width="short" />;
    case "day":
      return <DraftTextField {...props} type="date" width="short" />;
    case "link":
      return <DraftTextField {...props} type="url" inputMode="url" />;
    case "email":
      return <DraftTextField {...props} type="email" inputMode="email" />;
    case "tick":
      return <Tick path={path} label={props.label} />;
    case "period":
      return <PeriodField {...props} alone={alone} />;
    case "radios":
      return <Radios {...props} options={choices(asked.of)} />;
    case "select": {
      const fallback = fallbackOf(definition, asked.field);
      const chosen = start?.[asked.field] ?? fallback;
      return (
        <DraftSelect
          {...props}
          options={choices(asked.of)}
          {...(chosen === undefined ? { none: m.form_choose() } : {})}
          {...(fallback === undefined ? {} : { fallback })}
        />
      );
    }
    case "ticks":
      return <Ticks {...props} options={choices(asked.of)} />;
    case "texts":
      return <TextsField {...props} />;
    case "areas":
      return <AreasField {...props} most={asked.most} />;
    case "place":
      return <PlaceFields />;
    case "photos":
      return <PhotosField />;
    case "attachments":
      return <AttachmentsField />;
    case "contact":
      return <ContactFields {...props} />;
    case "owner":
      return session ? <OwnerField session={session} /> : null;
    case "indicator":
      return <IndicatorField {...props} />;
    case "entries":
      return <EntriesField {...props} of={asked.of} most={asked.most} />;
    case "rows":
      return (
        <Rows path={path} {...(asked.start ? { start: asked.start } : {})}>
          {(at) => <Fields fields={asked.fields} row={at} list={asked.field} {...(asked.start ? { start: asked.start } : {})} />}
        </Rows>
      );
    case "own":
      return <OwnField look={asked.look} path={path} />;
  }
}

type FieldsProps = Omit<FormFieldProps, "asked" | "alone"> & { fields: readonly FormField[] };

/** Two lists to choose from that follow on each other stand beside each other. */
function Fields({ fields, ...props }: FieldsProps) {
  const paired = (at: number) => props.row === undefined && fields[at]?.as === "select" && fields[at + 1]?.as === "select";
  return fields.map((asked, at) => {
    if (at > 0 && paired(at - 1)) return null;
    const next = paired(at) ? fields[at + 1] : undefined;
    const one = <EntryField key={asked.field} asked={asked} alone={fields.length === 1} {...props} />;
    return next ? (
      <div key={asked.field} className="form-pair">
        {one}
        <EntryField asked={next} {...props} />
      </div>
    ) : (
      one
    );
  });
}

export const PartFields = ({ part, optional = false }: { part: FormPart; optional?: boolean }) => (
  <Part part={part.part}>
    <Fields fields={part.fields} optional={optional} />
  </Part>
);

/** A part of the form of initiatives by its name, for the short form of residents. */
export function NamedPart({ definition, part }: { definition: EntryDefinition; part: string }) {
  const found = definition.form.find((one) => one.part === part);
  return found ? <PartFields part={found} /> : null;
}

/** From when to when; under a heading of its own where the part is about more. */
function PeriodField({ path, label, optional, alone }: FieldProps & { alone: boolean }) {
  const fields = (
    <>
      <p className="form-hint">{m.form_day_hint()}</p>
      <PeriodFields path={path} />
    </>
  );
  if (alone) return fields;
  return (
    <fieldset className="form-row">
      <legend>
        {label}
        {optional ? <span className="form-optional"> {m.form_optional()}</span> : null}
      </legend>
      <div className="form-row__fields">{fields}</div>
    </fieldset>
  );
}

function IndicatorField(props: FieldProps) {
  const { catalog } = useShown();
  const indicators = useMemo(
    () => (catalog?.indicators ?? []).map(({ id, name }) => ({ value: id, label: words(name) })),
    [catalog],
  );
  return <DraftSelect {...props} none={m.entries_indicator_none()} options={indicators} />;
}

const ContactFields = ({ path, label, hint }: FieldProps) => (
  <fieldset className="form-row">
    <legend>{label}</legend>
    <p className="form-hint">{hint}</p>
    <div className="form-row__fields">
      <DraftTextField path={`${path}.name`} label={m.form_name()} optional />
      <DraftTextField path={`${path}.email`} label={m.form_email()} type="email" inputMode="email" optional />
      <DraftTextField path={`${path}.phone`} label={m.form_phone()} type="tel" inputMode="tel" optional />
    </div>
  </fieldset>
);
