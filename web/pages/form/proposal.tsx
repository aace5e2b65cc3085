/** What a visitor agrees to, and what everybody will see once an editor has approved it. */

import { Initiative } from "#data/schema/initiative.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { publicVersion } from "#data/schema/record.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { InitiativeFacts, InitiativeParts } from "../../figures/initiatives/initiative-facts.tsx";
import * as m from "../../paraglide/messages.js";
import { contentOfDraft } from "../../state/draft.ts";
import { Tick } from "./choice-fields.tsx";
import { DraftTextField, useForm } from "./draft-fields.tsx";
import { Part } from "./part.tsx";
import { seenWords } from "./value-words.ts";

export function ConsentPart() {
  return (
    <Part part="consent">
      <p>{m.form_consent_text()}</p>
      <Preview />
      <DraftTextField
        path="email"
        label={m.form_own_email()}
        hint={m.form_own_email_hint()}
        type="email"
        inputMode="email"
        autoComplete="email"
        optional
      />
      <Tick path="consent" label={m.form_consent()} />
    </Part>
  );
}

function Preview() {
  const { draft } = useForm();
  const { nameOf } = useAreaNames();
  const parsed = Initiative.safeParse(contentOfDraft(draft));
  return (
    <details className="fold">
      <summary>{m.form_preview_show()}</summary>
      {parsed.success ? (
        <div className="form-seen">
          <h3>{parsed.data.title}</h3>
          <p className="initiative-text">{parsed.data.summary}</p>
          <p>{seenWords(parsed.data.place)}</p>
          <InitiativeFacts initiative={seenOf(parsed.data)} nameOf={nameOf} />
          <InitiativeParts content={seenOf(parsed.data).content} />
        </div>
      ) : (
        <p className="form-hint">{m.form_preview_incomplete()}</p>
      )}
    </details>
  );
}

/** The same choice of fields as the server makes; where it lies is worked out there. */
const seenOf = (whole: Initiative): PublicInitiative => ({
  id: "",
  version: 0,
  updatedAt: "",
  geometry: null,
  content: publicVersion(whole, { areas: [], shown: null }) as PublicInitiative["content"],
});
