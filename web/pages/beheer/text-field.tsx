/** A line of text with its label, and what is wrong with it beside it. */

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  fault?: string | undefined;
  type?: "text" | "email" | "url";
  autoFocus?: boolean;
}

export function TextField({ id, label, value, onChange, fault, type = "text", autoFocus = false }: TextFieldProps) {
  return (
    <div>
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      {fault ? (
        <p id={`${id}-fout`} className="beheer-fault">
          {fault}
        </p>
      ) : null}
      <input
        id={id}
        type={type}
        className="wb-field"
        value={value}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the form opens because its button was pressed
        autoFocus={autoFocus}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fout` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
