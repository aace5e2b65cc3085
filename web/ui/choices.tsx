/** One of a few, all in sight: native radio buttons in a row, so arrow keys and screen readers work as everywhere. */
import { useId } from "react";
import "./ui.css";

export interface ChoicesProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

export function Choices<T extends string>({ label, options, value, onChange }: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset className="wb-choices">
      <legend className="wb-label">{label}</legend>
      <div className="wb-choices__row">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
