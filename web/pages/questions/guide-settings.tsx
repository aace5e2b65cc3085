/** On the page of one's account: somebody says what they know and becomes a wijkwijze, changes that, or stops. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ownGuideChanged } from "../../api/after-change.ts";
import { ownGuideQuery, stopOwnGuide } from "../../api/submissions.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { GuideForm } from "./guide-form.tsx";
import "./questions.css";

export function GuideSettings() {
  const client = useQueryClient();
  const own = useQuery(ownGuideQuery);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const done = async (words: string) => {
    await ownGuideChanged(client);
    setSaid(words);
  };
  const stop = useMutation({
    mutationFn: stopOwnGuide,
    onSuccess: () => {
      setOpen(false);
      return done(m.guide_stopped());
    },
  });
  return (
    <section aria-labelledby="wijkwijze">
      <h2 id="wijkwijze" tabIndex={-1}>
        {m.guide_title()}
      </h2>
      <p className="prose">{m.guide_lead()}</p>
      <Fetched query={own} waiting={m.guide_loading()}>
        {(guide) => (
          <>
            {guide ? <p>{m.guide_open({ open: formatNumber(guide.open) })}</p> : null}
            {guide || open ? <GuideForm guide={guide} onSaved={() => done(m.guide_saved())} /> : null}
            <p role="status">{said}</p>
            {stop.error ? <Notice kind="error">{m.guide_failed()}</Notice> : null}
            <p className="page-actions">
              {guide ? (
                <Button disabled={stop.isPending} onClick={() => stop.mutate()}>
                  {m.guide_stop()}
                </Button>
              ) : open ? null : (
                <Button onClick={() => setOpen(true)}>{m.guide_start()}</Button>
              )}
            </p>
          </>
        )}
      </Fetched>
    </section>
  );
}
