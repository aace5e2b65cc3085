/** An answer becomes a practice example in two presses: a draft that is filled in already, and handing it in. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import type { PublicAnswer } from "#data/entry-types/question.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { sessionQuery } from "../../api/session.ts";
import { createWorking } from "../../api/working-versions.ts";
import { formOfEntry, hrefOfEntry } from "../../labels/entry-pages.ts";
import * as m from "../../paraglide/messages.js";
import { randomKey } from "../../state/draft.ts";
import { useCreates } from "../../state/reader.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { startOwner } from "../form/owner-field.tsx";

/** Letters that a summary has at most. */
const longest = 2_000;

export function AnswerExample({ entry, answer }: { entry: PublicEntry; answer: PublicAnswer }) {
  const creates = useCreates();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  // A second press after a failure makes nothing double.
  const [key] = useState(randomKey);
  const make = useMutation({
    mutationFn: () => {
      const owner = session ? startOwner(session.grants) : undefined;
      const body = { type: "example", ...(owner ? { organisation: owner } : {}), content: exampleOf(entry, answer) };
      return createWorking(JSON.stringify(body), key);
    },
    onSuccess: async (made) => {
      await entriesChanged(client, made);
      await navigate({ ...formOfEntry(made), search: true });
    },
  });
  if (!creates) return null;
  return (
    <>
      <p className="page-actions no-print">
        <Button disabled={make.isPending} onClick={() => make.mutate()}>
          {m.question_example()}
        </Button>
      </p>
      {make.error ? <Notice kind="error">{m.question_step_failed()}</Notice> : null}
    </>
  );
}

function exampleOf(entry: PublicEntry, { text, organisation }: PublicAnswer): object {
  const { title, themes, phases, areas, question } = entry.content;
  const asked = typeof question === "string" ? question : title;
  return {
    title,
    summary: asked.slice(0, longest),
    problem: asked,
    approach: text,
    worked: m.question_example_worked({ organisation }),
    themes,
    phases,
    areas,
    source: new URL(hrefOfEntry(entry), location.href).href,
  };
}
