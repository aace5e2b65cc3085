/** Of the approach of an area: what needs attention in this area, why, and what one can do. */
import { useQuery } from "@tanstack/react-query";
import type { Profile } from "#data/schema/profile.ts";
import { signalsQuery } from "../../api/approach/signals.ts";
import { SignalKinds } from "../../figures/approach/signal-list.tsx";
import * as m from "../../paraglide/messages.js";
import { Empty, Fetched } from "../../ui/loading.tsx";

export function SignalsSection({ area: { code } }: Pick<Profile, "area">) {
  const found = useQuery(signalsQuery(code));
  return (
    <section aria-labelledby="aandacht" aria-busy={found.isFetching}>
      <h2 id="aandacht">{m.signal_heading()}</h2>
      <Fetched query={found} waiting={m.signal_loading()}>
        {({ total, kinds }) =>
          total === 0 ? (
            <Empty title={m.signal_none()} more={m.signal_none_more()} />
          ) : (
            <>
              <p className="wb-soft">{m.signal_lead()}</p>
              <SignalKinds kinds={kinds} area={code} level="h3" />
            </>
          )
        }
      </Fetched>
    </section>
  );
}
