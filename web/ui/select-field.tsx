/** A native list to choose one of, or none, under its label. */
import { type ReactNode, useId } from "react";

export interface SelectFieldProps {
  label: string;
  /** Word for no choice; absent where one must be chosen. */
  none?: string | undefined;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  /** Undefined for no choice. */
  onChoose: (value: string | undefined) => void;
  /** What the choice means; read out with the field. */
  hint?: ReactNode;
}

export function SelectField({ label, none, value = "", options, onChoose, hint }: SelectFieldProps) {
  const id = useId();
  return (
    <div>
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="wb-field"
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChoose(event.target.value || undefined)}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="wb-small wb-soft">
          {hint}
        </div>
      )}
    </div>
  );
}
