/** Fields of the form: native controls with a label, a hint and their faults beside them. */

import { createContext, type HTMLInputTypeAttribute, type ReactNode, useContext } from "react";
import type { Session } from "#data/schema/account.ts";
import * as m from "../../../paraglide/messages.js";
import { type Draft, type Edit, type Typed, valueAt } from "../../../state/draft.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Options } from "../../../ui/select-field.tsx";
import { type FieldFaults, faultsUnder } from "./entry-faults.ts";

export interface FieldProps {
  path: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

export function FieldError({ id, faults }: { id: string; faults: readonly string[] }) {
  if (faults.length === 0) return null;
  return (
    <p className="form-fault" id={`${id}-fout`}>
      <Icon name="warning" />
      <span>
        <span className="wb-hidden">{m.form_fault()} </span>
        {faults.join(" ")}
      </span>
    </p>
  );
}

export const Hint = ({ id, hint }: { id: string; hint: string | undefined }) =>
  hint ? (
    <p className="form-hint" id={`${id}-uitleg`}>
      {hint}
    </p>
  ) : null;

export const Label = ({ label, optional = false }: { label: string; optional?: boolean }) => (
  <>
    {label}
    {optional ? <span className="form-optional"> {m.form_optional()}</span> : null}
  </>
);

export interface FieldFrameProps extends FieldProps {
  id: string;
  faults: readonly string[];
  children: ReactNode;
}

/** Label, hint and faults around what is filled in. */
export function FieldFrame({ id, label, hint, optional = false, faults, children }: FieldFrameProps) {
  return (
    <div className="form-field" data-wrong={faults.length > 0 || undefined}>
      <label className="wb-label" htmlFor={id}>
        <Label label={label} optional={optional} />
      </label>
      <Hint id={id} hint={hint} />
      <FieldError id={id} faults={faults} />
      {children}
    </div>
  );
}

export interface DraftTextFieldProps extends FieldProps {
  type?: HTMLInputTypeAttribute;
  /** Keyboard of a phone. */
  inputMode?: "decimal" | "numeric" | "email" | "tel" | "url";
  autoComplete?: string;
  width?: "short" | "long";
  /** What is often typed: offered, and anything else may be typed. */
  offered?: readonly string[];
}

export function DraftTextField({
  type = "text",
  inputMode,
  autoComplete = "off",
  width = "long",
  offered,
  ...props
}: DraftTextFieldProps) {
  const { id, value = "", set, faults, describedBy } = useField<string>(props.path, props.hint);
  return (
    <FieldFrame {...props} id={id} faults={faults}>
      <input
        id={id}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        className={`wb-field form-${width}`}
        value={value}
        list={offered && `${id}-keuze`}
        aria-invalid={faults.length > 0}
        aria-describedby={describedBy}
        onChange={(event) => set(event.target.value)}
      />
      {offered ? (
        <datalist id={`${id}-keuze`}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ) : null}
    </FieldFrame>
  );
}

export function DraftTextArea({ rows = 5, ...props }: FieldProps & { rows?: number }) {
  const { id, value = "", set, faults, describedBy } = useField<string>(props.path, props.hint);
  return (
    <FieldFrame {...props} id={id} faults={faults}>
      <textarea
        id={id}
        rows={rows}
        className="wb-field form-area"
        value={value}
        aria-invalid={faults.length > 0}
        aria-describedby={describedBy}
        onChange={(event) => set(event.target.value)}
      />
    </FieldFrame>
  );
}

export interface Option {
  value: string;
  label: string;
}

export interface DraftSelectProps extends FieldProps {
  options: readonly Option[];
  /** Word for no choice; undefined where something is always chosen. */
  none?: string;
  /** What is chosen when nothing was. */
  fallback?: string;
}

export function DraftSelect({ options, none, fallback = "", ...props }: DraftSelectProps) {
  const { id, value = fallback, set, faults, describedBy } = useField<string>(props.path, props.hint);
  return (
    <FieldFrame {...props} id={id} faults={faults}>
      <select
        id={id}
        className="wb-field form-medium"
        value={value}
        aria-invalid={faults.length > 0}
        aria-describedby={describedBy}
        onChange={(event) => set(event.target.value)}
      >
        <Options none={none} options={options} />
      </select>
    </FieldFrame>
  );
}

/** Values of a list of the schema, each with its word. */
export const options = <T extends string>(values: readonly T[], word: (value: T) => string) =>
  values.map((value) => ({ value, label: word(value) }));

/** From when to when; either may be left open. */
export const PeriodFields = ({ path }: { path: string }) => (
  <div className="form-pair">
    <DraftTextField path={`${path}.from`} label={m.form_from()} type="date" optional width="short" />
    <DraftTextField path={`${path}.to`} label={m.form_to()} type="date" optional width="short" />
  </div>
);

/** What every field asks: of which type the entry is, the draft, how to change it, and what is wrong at its path. */
interface FormState {
  type: string;
  /** Of who fills it in; null for a visitor. */
  session: Session | null;
  draft: Draft;
  edit: (edit: Edit) => void;
  faults: FieldFaults;
}

export const FormContext = createContext<FormState | undefined>(undefined);

export function useForm(): FormState {
  const form = useContext(FormContext);
  if (!form) throw new Error("a field stands outside the form");
  return form;
}

/** Id of the element that has the focus when somebody goes to the field. */
export const fieldId = (path: string): string => `veld-${path.replaceAll(".", "-")}`;

interface DraftField<T extends Typed> {
  id: string;
  value: T | undefined;
  set: (value: Typed) => void;
  faults: string[];
  /** For `aria-describedby`: hint and faults, where there are any. */
  describedBy: string | undefined;
}

export function useField<T extends Typed>(path: string, hint?: string): DraftField<T> {
  const { draft, edit, faults } = useForm();
  const id = fieldId(path);
  const wrong = faultsUnder(faults, path);
  const described = [hint ? `${id}-uitleg` : undefined, wrong.length > 0 ? `${id}-fout` : undefined].filter(Boolean);
  return {
    id,
    value: valueAt(draft, path) as T | undefined,
    set: (value) => edit({ kind: "set", path, value }),
    faults: wrong,
    describedBy: described.length > 0 ? described.join(" ") : undefined,
  };
}
