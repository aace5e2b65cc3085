/** On the page of one's account: of which kinds mail comes, and how. Each choice is kept at once. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Delivery, MailKind } from "#data/entries/notification.ts";
import { mailSettingsChanged } from "../../api/after-change.ts";
import { notificationSettingsQuery, setNotifications } from "../../api/notifications.ts";
import { deliveryWord, mailKindWord } from "../../labels/event-words.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import "./mail-settings.css";

interface Chosen {
  kind: MailKind;
  delivery: Delivery;
}

export function MailSettings() {
  const client = useQueryClient();
  const settings = useQuery(notificationSettingsQuery);
  const set = useMutation({
    mutationFn: ({ kind, delivery }: Chosen) => setNotifications(kind, delivery),
    onSuccess: (saved) => client.setQueryData(notificationSettingsQuery.queryKey, saved),
    onError: () => mailSettingsChanged(client),
  });
  return (
    <section className="mail-settings" aria-labelledby="mail-kiezen">
      <h2 id="mail-kiezen">{m.mailings_title()}</h2>
      <p className="prose">{m.mailings_lead()}</p>
      <Fetched query={settings} waiting={m.mailings_loading()}>
        {(all) => (
          <div className="mail-settings__kinds">
            {all.map(({ kind, delivery, choices }) => (
              <SelectField
                key={kind}
                label={mailKindWord(kind)}
                value={set.isPending && set.variables.kind === kind ? set.variables.delivery : delivery}
                options={choices.map((value) => ({ value, label: deliveryWord(value) }))}
                onChoose={(chosen) => chosen && set.mutate({ kind, delivery: chosen })}
              />
            ))}
          </div>
        )}
      </Fetched>
      <p className="wb-soft" role="status">
        {set.isSuccess ? m.mailings_saved() : ""}
      </p>
      {set.error ? <Notice kind="error">{m.mailings_failed()}</Notice> : null}
    </section>
  );
}
