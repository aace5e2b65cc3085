/** Of "Mijn werk": what needs attention in the own areas, and at the organisations that a role names. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ownSignalsQuery } from "../../api/approach/signals.ts";
import { SignalKinds } from "../../figures/approach/signal-list.tsx";
import * as m from "../../paraglide/messages.js";
import { Empty, Fetched } from "../../ui/loading.tsx";

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
