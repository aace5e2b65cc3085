/** /op-de-hoogte: asks for mail about what is new, of what the address says; with the token of a mail behind #, what is followed by it. */
import { useLocation } from "@tanstack/react-router";
import { findDefinition } from "#data/entry-types/registry.ts";
import { chosenThemes } from "#data/schema/initiative-filter.ts";
import { landCode } from "#data/schema/profile.ts";
import { filterOfView } from "../../api/initiative-filter.ts";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/view.ts";
import { OwnSubscription } from "./own-subscription.tsx";
import { SubscriptionForm } from "./subscription-form.tsx";
import "../../style/pages.css";
import "./subscription.css";

export function SubscriptionPage() {
  const { hash: token } = useLocation();
  const view = useView();
  if (token !== "") return <OwnSubscription token={decodeURIComponent(token)} />;
  const { theme, area } = filterOfView(view);
  const question = {
    areas: (area?.split(",") ?? []).filter((code) => code !== landCode),
    themes: chosenThemes(theme),
    // A search has kinds that nobody enters, such as areas.
    types: (view.soort?.split(",") ?? []).filter((type) => findDefinition(type) !== undefined),
  };
  return (
    <article className="wb-page">
      <h1>{m.subscribe_title()}</h1>
      <p className="lead">{m.subscribe_lead()}</p>
      {/* Another address is another question. */}
      <SubscriptionForm key={JSON.stringify(question)} begin={{ question, pace: "weekly" }} />
    </article>
  );
}
