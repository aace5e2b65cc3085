/** Where and when somebody can come: the address as on an envelope, filled by a choice in the finder or typed and put on the map, and the opening hours. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Address, type Place, weekdays } from "#data/schema/initiative.ts";
import type { FoundPlace } from "#data/schema/place.ts";
import { shownAddress } from "#data/schema/record.ts";
import { geocodeQuery } from "../../api/published.ts";
import { addressLine, weekdayWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { type Draft, valueAt } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Ticks } from "./fields/choice-fields.tsx";
import { DraftTextArea, DraftTextField, fieldId, options, useForm } from "./fields/draft-fields.tsx";
import { Rows } from "./fields/rows.tsx";

const parts = ["street", "number", "postcode", "city"] as const;

/** As far as it was typed, right or not. */
export function typedAddress(draft: Draft): Address {
  const typed = parts.flatMap((part) => {
    const text = valueAt(draft, `address.${part}`);
    return typeof text === "string" && text.trim() !== "" ? [[part, text.trim()] as const] : [];
  });
  return Object.fromEntries(typed);
}

/** What the service calls a place of no use as an address: a whole town. */
const isPrecise = ({ kind }: FoundPlace) => kind !== "woonplaats";

export function AddressFields({ place, onFound }: { place: Place | undefined; onFound: (found: FoundPlace) => void }) {
  const { draft } = useForm();
  const client = useQueryClient();
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const address = typedAddress(draft);
  const isEmpty = Object.keys(address).length === 0;
  const find = async () => {
    if (busy) return;
    if (address.street === undefined && address.postcode === undefined) return setSaid(m.form_address_empty());
    setBusy(true);
    setSaid(m.form_address_busy());
    const found = await client.fetchQuery(geocodeQuery(addressLine(address))).catch(() => undefined);
    setBusy(false);
    const best = found?.results.find(isPrecise);
    setSaid(best ? m.form_address_found({ name: best.name }) : found ? m.form_address_none() : m.form_address_off());
    if (best) onFound(best);
  };
  const seen = shownAddress(address, place);
  return (
    <fieldset className="form-row" id={fieldId("address")} tabIndex={-1}>
      <legend>{m.form_address()}</legend>
      <p className="form-hint">{m.form_address_hint()}</p>
      <div className="form-row__fields">
        <div className="form-pair form-address">
          <DraftTextField path="address.street" label={m.form_address_street()} optional />
          <DraftTextField path="address.number" label={m.form_address_number()} width="short" optional />
        </div>
        <div className="form-pair form-address">
          <DraftTextField path="address.postcode" label={m.form_address_postcode()} width="short" optional />
          <DraftTextField path="address.city" label={m.form_address_city()} optional />
        </div>
        {isEmpty || !place ? null : (
          <p className="form-hint" role="status">
            {seen ? m.form_address_seen({ address: addressLine(seen) }) : m.form_address_unseen()}
          </p>
        )}
      </div>
      <p className="form-hint" id="adres-uitleg">
        {m.form_address_find_hint()}
      </p>
      <div className="form-here">
        <Button icon="search" onClick={() => void find()} aria-describedby="adres-uitleg">
          {m.form_address_find()}
        </Button>
        <span role="status" className="form-hint">
          {said}
        </span>
      </div>
    </fieldset>
  );
}

/** When somebody can come, and how they join or are referred. */
export const VisitFields = () => (
  <>
    <h3>{m.form_opening_hours()}</h3>
    <Rows path="openingHours">
      {(path) => (
        <>
          <Ticks path={`${path}.days`} label={m.form_hours_days()} options={options(weekdays, weekdayWord)} />
          <div className="form-pair">
            <DraftTextField path={`${path}.from`} label={m.form_hours_from()} hint={m.form_hours_hint()} width="short" />
            <DraftTextField path={`${path}.to`} label={m.form_hours_to()} hint={m.form_hours_hint()} width="short" />
          </div>
        </>
      )}
    </Rows>
    <DraftTextField path="openingNote" label={m.form_opening_note()} hint={m.form_opening_note_hint()} optional />
    <DraftTextArea path="takePart" label={m.form_take_part()} hint={m.form_take_part_hint()} rows={3} optional />
  </>
);
