import { Outlet } from "@tanstack/react-router";
import { useRef } from "react";
import { PageLinks } from "../figures/page-links.tsx";
import { m } from "../paraglide/messages.js";
import { useTitleOfHeading } from "../ui/title.ts";
import { FictionBanner, TopBar } from "./top-bar.tsx";

/** Around every page that is not the map. */
export function PageFrame() {
  const page = useRef<HTMLElement>(null);
  useTitleOfHeading(page);
  return (
    <div className="page-frame">
      <a className="skip-link" href="#inhoud">
        {m.skip_to_content()}
      </a>
      <TopBar />
      <FictionBanner />
      <main ref={page} id="inhoud" className="page-content" tabIndex={-1}>
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
