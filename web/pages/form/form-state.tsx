/** What every field asks: the draft, how to change it, and what is wrong at its path. */
import { createContext, useContext } from "react";
import { type Draft, type Edit, type Typed, valueAt } from "../../state/draft.ts";
import { type FieldFaults, faultsUnder } from "./entry-faults.ts";

export interface FormState {
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

export interface DraftField<T extends Typed> {
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
