/** A link that lets somebody in, once: mailed, or here to hand over. */

import { useId, useState } from "react";
import type { Invited } from "#data/schema/account.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";

export interface Handed extends Pick<Invited, "link" | "mailed"> {
  name: string;
}

export function LinkBox({ handed: { link, name } }: { handed: Handed }) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  if (link === undefined) return <p>{m.beheer_link_mailed({ name })}</p>;
  const copy = async () => {
    // Over plain http browsers have no clipboard: then the field is selected and the keyboard copies.
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement) field.select();
    await navigator.clipboard?.writeText(link);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className="beheer-link">
      <label className="wb-label" htmlFor={id}>
        {m.beheer_link({ name })}
      </label>
      <div>
        <input id={id} className="wb-field" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        <Button onClick={() => void copy()}>{copied ? m.beheer_copied() : m.beheer_copy()}</Button>
      </div>
      <p className="wb-small wb-soft">{m.beheer_link_more()}</p>
    </div>
  );
}
