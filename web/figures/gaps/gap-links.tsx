/** From what was found to how it was found. */
import { Link } from "@tanstack/react-router";
import * as m from "../../paraglide/messages.js";

export function GapLinks() {
  return (
    <p className="gaps-links">
      <Link to="/methode" hash="kansen" search={true} className="nl-link">
        {m.gaps_method()}
      </Link>
    </p>
  );
}
