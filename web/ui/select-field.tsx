/** A native list to choose one of, or none, under its label, with help after it. */
import { type ReactNode, useId } from "react";

export interface SelectFieldProps<T extends string> {
  label: string;
  /** Word for no choice; undefined where something is always chosen. */
  none?: string | undefined;
  value: T | undefined;
  options: readonly { value: T; label: string }[];
  /** Undefined for no choice. */
  onChoose: (value: T | undefined) => void;
  /** What the choice means; read out with the field. */
  description?: ReactNode;
  /** What is wrong with it; stands before it. */
  error?: string | undefined;
  className?: string | undefined;
}

/** Inside a select: the word for no choice, where there is one, and the choices. */
export function Options({ none, options }: Pick<SelectFieldProps<string>, "none" | "options">) {
  return (
    <>
      {none === undefined ? null : <option value="">{none}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </>
  );
}

export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, none, value = "", options, onChoose, description, error, className } = props;
  const id = useId();
  const described = [error ? `${id}-fout` : "", description ? `${id}-uitleg` : ""].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      {error ? (
        <p id={`${id}-fout`} className="wb-fault">
          {error}
        </p>
      ) : null}
      <select
        id={id}
        className="wb-field"
        value={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described || undefined}
        onChange={(event) => onChoose(options.find((option) => option.value === event.target.value)?.value)}
      >
        <Options none={none} options={options} />
      </select>
      {description ? (
        <div id={`${id}-uitleg`} className="wb-small wb-soft">
          {description}
        </div>
      ) : null}
    </div>
  );
}
