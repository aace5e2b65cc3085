/** Of which list the rows are: named here, or taken from the file. */
import { useId } from "react";
import * as m from "../../paraglide/messages.js";

interface ListNameProps {
  value: string;
  /** Lists of before. */
  lists: readonly string[];
  onChange: (name: string) => void;
}

export function ListName({ value, lists, onChange }: ListNameProps) {
  const id = useId();
  const change = (name: string) => name !== value && onChange(name);
  return (
    <div className="import-field">
      <label className="wb-label" htmlFor={id}>
        {m.import_list_name()}
      </label>
      <input
        key={value}
        id={id}
        className="wb-field"
        list={`${id}-lijsten`}
        maxLength={120}
        defaultValue={value}
        aria-describedby={`${id}-hulp`}
        // When it is finished, not at every letter: the whole file is judged anew.
        onBlur={(event) => change(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && change(event.currentTarget.value)}
      />
      <datalist id={`${id}-lijsten`}>
        {lists.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p id={`${id}-hulp`} className="wb-soft wb-small">
        {m.import_list_name_help()}
      </p>
    </div>
  );
}
