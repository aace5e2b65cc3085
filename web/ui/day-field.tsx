/** A day that counts when it is whole: a year that is being typed is no answer yet. */
import { useId } from "react";

export interface DayFieldProps {
  label: string;
  value: string | undefined;
  onPick: (day: string) => void;
}

export function DayField({ label, value = "", onPick }: DayFieldProps) {
  const id = useId();
  return (
    <div>
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      <input
        key={value}
        id={id}
        type="date"
        className="wb-field"
        min="1900-01-01"
        max="2199-12-31"
        defaultValue={value}
        onBlur={({ currentTarget }) => {
          if (currentTarget.value !== value && currentTarget.validity.valid) onPick(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
    </div>
  );
}
