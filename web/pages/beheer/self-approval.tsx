/** Whoever makes public what they wrote themselves names that nobody else judged it: "zonder tweede paar ogen". */
import { useId } from "react";
import * as m from "../../paraglide/messages.js";

interface SelfApprovalProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function SelfApproval({ checked, onChange }: SelfApprovalProps) {
  const id = useId();
  return (
    <div className="beheer-field">
      <label className="beheer-check">
        <input type="checkbox" checked={checked} aria-describedby={id} onChange={(event) => onChange(event.target.checked)} />
        {m.beheer_self_approval()}
      </label>
      <p id={id} className="wb-small wb-soft">
        {m.beheer_self_approval_more()}
      </p>
    </div>
  );
}
