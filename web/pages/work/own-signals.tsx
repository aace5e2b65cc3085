/** Of "Mijn werk": what needs attention in the own areas, and at the organisations that a role names. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { mailSettingsChanged } from "../../api/after-change.ts";
import { ownSignalsQuery } from "../../api/approach/signals.ts";
import { notificationSettingsQuery, setNotifications } from "../../api/notifications.ts";
import { SignalKinds } from "../../figures/approach/signal-list.tsx";
import * as m from "../../paraglide/messages.js";
import { CheckField } from "../../ui/check-field.tsx";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";

export function OwnSignalsPart() {
  const found = useQuery(ownSignalsQuery);
  return (
    <section className="work-signals" aria-labelledby="werk-aandacht">
      <h2 id="werk-aandacht">{m.signal_heading_own()}</h2>
      <Fetched query={found} waiting={m.signal_loading()}>
        {({ total, kinds, areas, organisations }) => {
          if (areas.length === 0 && organisations.length === 0) return <Nowhere />;
          if (total === 0) return <Empty title={m.signal_none()} more={m.signal_none_more()} />;
          return (
            <>
              <p className="wb-soft">{m.signal_lead()}</p>
              <SignalKinds kinds={kinds} level="h3" />
            </>
          );
        }}
      </Fetched>
      <ByMail />
    </section>
  );
}

/** A role without limits is of no area: whoever keeps one says which it is about. */
const Nowhere = () => (
  <>
    <Empty title={m.signal_own_nowhere()} more={m.signal_own_nowhere_more()} />
    <p className="no-print">
      <Link to="/gebied/eigen" search={true} className="nl-link">
        {m.signal_own_to_regions()}
      </Link>
    </p>
  </>
);

/** The same choice as among those of all mail, where somebody sees what the mail would say. */
function ByMail() {
  const client = useQueryClient();
  const { data } = useQuery(notificationSettingsQuery);
  const set = useMutation({
    mutationFn: (wanted: boolean) => setNotifications("signals", wanted ? "weekly" : "none"),
    onSuccess: (saved) => client.setQueryData(notificationSettingsQuery.queryKey, saved),
    onError: () => mailSettingsChanged(client),
  });
  const chosen = data?.find(({ kind }) => kind === "signals");
  if (!chosen) return null;
  return (
    <div className="work-mail no-print">
      <CheckField
        label={m.signal_mail()}
        description={m.signal_mail_more()}
        checked={set.isPending ? set.variables : chosen.delivery === "weekly"}
        onCheck={(wanted) => set.mutate(wanted)}
      />
      {set.error ? <Notice kind="error">{m.signal_mail_failed()}</Notice> : null}
    </div>
  );
}
