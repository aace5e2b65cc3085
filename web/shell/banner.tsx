import { useQuery } from "@tanstack/react-query";
import { manifestQuery } from "../api/published.ts";
import { m } from "../paraglide/messages.js";

/** Over everything while the figures are those of the sample town. */
export function FictionBanner() {
  const { data } = useQuery(manifestQuery);
  if (!data?.fictional) return null;
  return (
    <p className="fiction-banner" role="note">
      <strong>{m.banner_fictional()}</strong> {m.banner_fictional_more()}
    </p>
  );
}
