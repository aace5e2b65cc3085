/** Name of an organisation: from the list, or a new one as it is typed. */
import "../../../ui/aria-style.ts";
import "../../../ui/place-options.css";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { fold } from "#data/text/fold.ts";
import { choosable, organisationsQuery } from "../../../api/organisations.ts";
import { FieldFrame, type FieldProps, useField } from "./draft-fields.tsx";

const most = 12;

export function OrganisationField(props: FieldProps) {
  const { id, value = "", set, faults, describedBy } = useField<string>(props.path, props.hint);
  const { data: organisations } = useQuery(organisationsQuery);
  const found = useMemo(() => {
    const asked = fold(value).split(" ").filter(Boolean);
    return choosable(organisations ?? [])
      .filter(({ name }) => asked.every((word) => fold(name).includes(word)) && name !== value)
      .slice(0, most);
  }, [organisations, value]);
  return (
    <FieldFrame {...props} id={id} faults={faults}>
      <ComboBox
        aria-label={props.label}
        items={found}
        inputValue={value}
        onInputChange={set}
        allowsCustomValue
        menuTrigger="input"
        isInvalid={faults.length > 0}
      >
        <Input id={id} className="wb-field form-long" autoComplete="off" aria-describedby={describedBy} />
        <Popover className="place-popover" placement="bottom start" offset={6} isNonModal>
          <ListBox className="place-list" aria-label={props.label} items={found}>
            {({ name }) => (
              <ListBoxItem id={name} className="place-option" textValue={name}>
                {name}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </FieldFrame>
  );
}
