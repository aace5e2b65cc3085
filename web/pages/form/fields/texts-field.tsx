/** A list of short texts: one a line, as people write a list. */
import { FieldFrame, type FieldProps, useField } from "./draft-fields.tsx";

const fewest = 2;

export function TextsField(props: FieldProps) {
  const { id, value, set, faults, describedBy } = useField<readonly string[]>(props.path, props.hint);
  // What was kept and is not right yet may be no list.
  const lines = Array.isArray(value) ? value.map(String) : [];
  return (
    <FieldFrame {...props} id={id} faults={faults}>
      <textarea
        id={id}
        rows={Math.max(fewest, lines.length)}
        className="wb-field form-area"
        value={lines.join("\n")}
        aria-invalid={faults.length > 0}
        aria-describedby={describedBy}
        onChange={(event) => set(event.target.value === "" ? undefined : event.target.value.split("\n"))}
      />
    </FieldFrame>
  );
}
