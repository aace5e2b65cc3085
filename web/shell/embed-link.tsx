import { Link } from "@tanstack/react-router";
import { m } from "../paraglide/messages.js";

/** The way from a map on another website to the whole of Wijkblik. */
export function EmbedLink() {
  return (
    <Link to="/" search={(view) => ({ ...view, embed: undefined })} target="_blank" className="embed-link card">
      {m.share_full_map()}
    </Link>
  );
}
