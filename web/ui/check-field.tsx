/** A switch that is on or off, under its own label, with help after it where there is any: a native checkbox. */
import { useId } from "react";
import "./ui.css";

export interface CheckFieldProps {
  label: string;
  /** What it means; read out with it. */
  description?: string | undefined;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}

export function CheckField({ label, description, checked, onCheck }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="wb-check">
      <label>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={description === undefined ? undefined : id}
          onChange={(event) => onCheck(event.target.checked)}
        />
        {label}
      </label>
      {description === undefined ? null : (
        <p id={id} className="wb-small wb-soft">
          {description}
        </p>
      )}
    </div>
  );
}
