import { Link } from "@tanstack/react-router";
import { useMark } from "../api/session-mark.ts";
import * as m from "../paraglide/messages.js";

/** The pages beside the main views: at the foot of a page, and with the map's options, where a phone has no room in its bar. */
export function PageLinks() {
  const isIn = useMark();
  return (
    <>
      <Link to="/bronnen" search={true}>
        {m.bar_sources()}
      </Link>
      <Link to="/wijkaanpak" search={true}>
        {m.approach_link()}
      </Link>
      <Link to="/aanpak" search={true}>
        {m.approach_area_menu()}
      </Link>
      <Link to="/over" search={true}>
        {m.bar_about()}
      </Link>
      <Link to="/toegankelijkheid" search={true}>
        {m.bar_accessibility()}
      </Link>
      <Link to="/aanmelden" search={true}>
        {isIn ? m.account_mine() : m.bar_sign_in()}
      </Link>
    </>
  );
}
