/** Areas by name or code: each with a way to take it off again, and the finder for one more. */
import { useRef } from "react";
import { useAreaNames } from "../../../api/use-area-names.ts";
import * as m from "../../../paraglide/messages.js";
import { PlaceFinder } from "../../../search/place-finder.tsx";
import { Button } from "../../../ui/button.tsx";
import { Group } from "./choice-fields.tsx";
import { type FieldProps, useField } from "./draft-fields.tsx";

interface ChosenAreasProps {
  path: string;
  /** Of the finder. */
  label: string;
  hint: string;
  most?: number;
}

export function AreaChips({ path, label, hint, most = Number.POSITIVE_INFINITY }: ChosenAreasProps) {
  const { value, set } = useField<readonly string[]>(path);
  // What was kept and is not right yet may be no list.
  const codes = Array.isArray(value) ? value : [];
  const { nameOf } = useAreaNames();
  return (
    <>
      <ul className="form-chips">
        {codes.map((code) => (
          <li key={code}>
            {nameOf(code) ?? code}
            <Button
              variant="subtle"
              icon="close"
              aria-label={m.form_remove({ what: nameOf(code) ?? code })}
              onClick={() => set(codes.filter((one) => one !== code))}
            >
              {m.form_remove({ what: "" }).trim()}
            </Button>
          </li>
        ))}
      </ul>
      {codes.length >= most ? (
        <p className="form-hint">{m.entries_areas_full()}</p>
      ) : (
        <PlaceFinder
          label={label}
          hint={hint}
          onArea={(code) => {
            if (!codes.includes(code)) set([...codes, code]);
          }}
        />
      )}
    </>
  );
}

export function AreasField({ most, ...props }: FieldProps & { most: number }) {
  const { id, value, faults, describedBy } = useField<readonly string[]>(props.path);
  const box = useRef<HTMLDivElement>(null);
  const none = !Array.isArray(value) || value.length === 0;
  return (
    <Group path={props.path} label={props.label} id={id} faults={faults} describedBy={describedBy} {...optionally(props)}>
      <div ref={box}>
        {none ? <p className="form-hint">{m.entries_areas_none()}</p> : null}
        <AreaChips path={props.path} label={m.entries_areas_add()} hint={props.hint ?? m.form_working_add_hint()} most={most} />
      </div>
    </Group>
  );
}

const optionally = ({ optional }: FieldProps) => (optional === undefined ? {} : { optional });
