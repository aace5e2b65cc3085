/** Something that is there already becomes an entry of another type in two presses: a draft that is filled in, and handing it in. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { entriesChanged } from "../../api/after-change.ts";
import { sessionQuery } from "../../api/session.ts";
import { createWorking } from "../../api/working-versions.ts";
import { formOfEntry } from "../../labels/entry-pages.ts";
import * as m from "../../paraglide/messages.js";
import { randomKey } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { startOwner } from "../form/owner-field.tsx";

interface MakeDraftProps {
  type: string;
  /** What it is filled in with. */
  content: object;
  /** On the button. */
  children: string;
}

export function MakeDraft({ type, content, children }: MakeDraftProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  // A second press after a failure makes nothing double.
  const [key] = useState(randomKey);
  const make = useMutation({
    mutationFn: () => {
      const owner = session ? startOwner(session.grants) : undefined;
      return createWorking(JSON.stringify({ type, ...(owner ? { organisation: owner } : {}), content }), key);
    },
    onSuccess: async (made) => {
      await entriesChanged(client, made);
      await navigate({ ...formOfEntry(made), search: true });
    },
  });
  return (
    <>
      <p className="page-actions no-print">
        <Button disabled={make.isPending} onClick={() => make.mutate()}>
          {children}
        </Button>
      </p>
      {make.error ? <Notice kind="error">{m.question_step_failed()}</Notice> : null}
    </>
  );
}
