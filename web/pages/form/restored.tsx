import { formatMoment } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

export interface RestoredProps {
  at: string;
  onKeep: () => void;
  onDiscard: () => void;
}

/** The draft of before is back in the form; who does not want it throws it away. */
export function Restored({ at, onKeep, onDiscard }: RestoredProps) {
  return (
    <Notice>
      <p>{m.form_restored({ when: formatMoment(at) })}</p>
      <div className="form-notice__buttons">
        <Button onClick={onKeep}>{m.form_keep()}</Button>
        <Button onClick={onDiscard}>{m.form_discard()}</Button>
      </div>
    </Notice>
  );
}
