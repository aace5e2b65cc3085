/** Name of an organisation: from the list, or a new one as it is typed. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { organisationsQuery } from "../../living/session.ts";
import { fold } from "../../ui/fold.ts";
import "../../ui/aria-style.ts";
import "../../ui/place-options.css";
import { Faults, type FieldProps, Hint, Label } from "./fields.tsx";
import { useField } from "./form-state.tsx";

const most = 12;

export function OrganisationField({ label, hint, path, optional = false }: FieldProps) {
  const { id, value = "", set, faults, describedBy } = useField<string>(path, hint);
  const { data: organisations } = useQuery(organisationsQuery);
  const found = useMemo(() => {
    const asked = fold(value).split(" ").filter(Boolean);
    return (organisations ?? [])
      .filter(({ name }) => asked.every((word) => fold(name).includes(word)) && name !== value)
      .slice(0, most);
  }, [organisations, value]);
  return (
    <div className="form-field" data-wrong={faults.length > 0 || undefined}>
      <label className="wb-label" htmlFor={id}>
        <Label label={label} optional={optional} />
      </label>
      <Hint id={id} hint={hint} />
      <Faults id={id} faults={faults} />
      <ComboBox
        aria-label={label}
        items={found}
        inputValue={value}
        onInputChange={set}
        allowsCustomValue
        menuTrigger="input"
        isInvalid={faults.length > 0}
      >
        <Input id={id} className="wb-field form-long" autoComplete="off" aria-describedby={describedBy} />
        <Popover className="place-popover" placement="bottom start" offset={6} isNonModal>
          <ListBox className="place-list" aria-label={label} items={found}>
            {({ name }) => (
              <ListBoxItem id={name} className="place-option" textValue={name}>
                {name}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
