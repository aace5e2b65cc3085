/** One line of text under its label, with what is wrong with it before it and help after it. Native: roles, keyboards and validity are the browser's. */
import { type InputHTMLAttributes, useId } from "react";
import "./ui.css";

type Native = Pick<InputHTMLAttributes<HTMLInputElement>, "autoComplete" | "inputMode" | "maxLength" | "required" | "autoFocus">;

export interface TextFieldProps extends Native {
  /** For whoever has to find the field again, such as a list of faults. */
  id?: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  description?: string;
  error?: string | undefined;
  type?: "text" | "email" | "url";
  className?: string;
}

export function TextField({
  id,
  label,
  value,
  onChange,
  description,
  error,
  className,
  type = "text",
  ...native
}: TextFieldProps) {
  const own = useId();
  const field = id ?? own;
  const described = [error ? `${field}-fout` : "", description ? `${field}-uitleg` : ""].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <label className="wb-label" htmlFor={field}>
        {label}
      </label>
      {error ? (
        <p id={`${field}-fout`} className="wb-fault">
          {error}
        </p>
      ) : null}
      <input
        autoComplete="off"
        {...native}
        type={type}
        id={field}
        className="wb-field"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {description ? (
        <p id={`${field}-uitleg`} className="wb-small wb-soft">
          {description}
        </p>
      ) : null}
    </div>
  );
}
