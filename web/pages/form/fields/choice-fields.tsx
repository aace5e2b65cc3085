/** Fields whose options are all in sight: boxes to tick, and one out of a few. */
import type { ReactNode } from "react";
import type { Typed } from "../../../state/draft.ts";
import { FieldError, type FieldProps, Hint, Label, type Option, useField } from "./draft-fields.tsx";

interface GroupProps extends FieldProps {
  id: string;
  faults: readonly string[];
  describedBy: string | undefined;
  children: ReactNode;
}

/** A fieldset takes the focus when a fault leads to it: its first box is one of many. */
export function Group({ id, label, hint, optional = false, faults, describedBy, children }: GroupProps) {
  return (
    <fieldset
      className="form-field form-group"
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy}
      data-wrong={faults.length > 0 || undefined}
    >
      <legend className="wb-label">
        <Label label={label} optional={optional} />
      </legend>
      <Hint id={id} hint={hint} />
      <FieldError id={id} faults={faults} />
      {children}
    </fieldset>
  );
}

export function Ticks({ options, ...props }: FieldProps & { options: readonly Option[] }) {
  const { id, value, set, faults, describedBy } = useField<readonly string[]>(props.path, props.hint);
  // What was kept and is not right yet may be no list.
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (option: string) => set(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]);
  return (
    <Group {...props} id={id} faults={faults} describedBy={describedBy}>
      <div className="form-ticks">
        {options.map(({ value: option, label }) => (
          <label key={option}>
            <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} />
            {label}
          </label>
        ))}
      </div>
    </Group>
  );
}

export interface RadiosProps<T extends Typed> extends FieldProps {
  options: readonly { value: T; label: string }[];
  fallback?: T;
}

export function Radios<T extends string | boolean>({ options, fallback, ...props }: RadiosProps<T>) {
  const { id, value = fallback, set, faults, describedBy } = useField<T>(props.path, props.hint);
  return (
    <Group {...props} id={id} faults={faults} describedBy={describedBy}>
      <div className="form-ticks">
        {options.map((option) => (
          <label key={String(option.value)}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => set(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </Group>
  );
}

export function Tick({ path, label }: { path: string; label: string }) {
  const { id, value, set, faults, describedBy } = useField<boolean>(path);
  return (
    <div className="form-field" data-wrong={faults.length > 0 || undefined}>
      <FieldError id={id} faults={faults} />
      <div className="form-ticks">
        <label>
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            aria-invalid={faults.length > 0}
            aria-describedby={describedBy}
            onChange={(event) => set(event.target.checked)}
          />
          {label}
        </label>
      </div>
    </div>
  );
}
