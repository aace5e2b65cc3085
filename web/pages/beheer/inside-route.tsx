/** For who judges: a question that stays inside is put to guides, in the place of being published. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { routeQuestion } from "../../api/submissions.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

export function InsideRoute({ working }: { working: WorkingVersion }) {
  const client = useQueryClient();
  const route = useMutation({ mutationFn: () => routeQuestion(working), onSuccess: () => entriesChanged(client) });
  if (!definitionOf(working.type).inside?.(working.content)) return null;
  if (route.isSuccess) return <p role="status">{m.question_inside_done()}</p>;
  if (working.state !== "submitted" || !working.steps.includes("publish")) return null;
  return (
    <section className="beheer-steps">
      <p>{m.question_inside_lead()}</p>
      <Button variant="primary" disabled={route.isPending} onClick={() => route.mutate()}>
        {m.question_inside_route()}
      </Button>
      {route.error ? <Notice kind="error">{m.question_inside_failed()}</Notice> : null}
    </section>
  );
}
