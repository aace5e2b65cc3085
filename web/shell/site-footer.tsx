import { Link } from "@tanstack/react-router";
import { m } from "../paraglide/messages.js";

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <Link to="/bronnen" search={true}>
        {m.bar_sources()}
      </Link>
      <Link to="/over" search={true}>
        {m.bar_about()}
      </Link>
      <Link to="/toegankelijkheid" search={true}>
        {m.bar_accessibility()}
      </Link>
      <Link to="/aanmelden" search={true}>
        {m.bar_sign_in()}
      </Link>
    </footer>
  );
}
