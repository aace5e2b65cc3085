import { Outlet } from "@tanstack/react-router";
import { PageLinks } from "../figures/page-links.tsx";
import { m } from "../paraglide/messages.js";
import { FictionBanner, TopBar } from "./top-bar.tsx";

/** Around every page that is not the map. */
export function PageFrame() {
  return (
    <div className="page-frame">
      <a className="skip-link" href="#inhoud">
        {m.skip_to_content()}
      </a>
      <TopBar />
      <FictionBanner />
      <main id="inhoud" className="page-content" tabIndex={-1}>
        <Outlet />
      </main>
      <SiteFooter />
    </div>
  );
}

function SiteFooter() {
  return (
    <footer className="site-footer">
      <PageLinks />
    </footer>
  );
}
