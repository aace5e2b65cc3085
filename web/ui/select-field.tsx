/** A native list to choose one of, or none, under its label. */
import { useId } from "react";

export interface SelectFieldProps {
  label: string;
  /** Word for no choice. */
  none: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  /** Undefined for no choice. */
  onChoose: (value: string | undefined) => void;
}

export function SelectField({ label, none, value = "", options, onChoose }: SelectFieldProps) {
  const id = useId();
  return (
    <div>
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="wb-field" value={value} onChange={(event) => onChoose(event.target.value || undefined)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
