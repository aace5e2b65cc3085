/** The one bar on top: name, search, the main views, share and language. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { m } from "../paraglide/messages.js";
import { LanguageSwitch } from "./language-switch.tsx";
import { ShareMenu } from "./share-menu.tsx";

const PlaceSearch = lazy(async () => ({ default: (await import("../panels/place-search.tsx")).PlaceSearch }));

export function TopBar({ onMap = false }: { onMap?: boolean }) {
  return (
    <header className="top-bar">
      <Link to="/" search={(view) => (onMap ? {} : view)} className="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <span>Wijkblik</span>
      </Link>
      <div className="top-search">
        <Suspense fallback={<div className="search-wait" />}>
          <PlaceSearch />
        </Suspense>
      </div>
      <nav className="top-links" aria-label={m.bar_views()}>
        <Link to="/" search={true} className="top-link" activeOptions={{ exact: true, includeSearch: false }}>
          {m.bar_map()}
        </Link>
        <Link to="/bronnen" search={true} className="top-link" activeOptions={{ includeSearch: false }}>
          {m.bar_sources()}
        </Link>
        <Link to="/over" search={true} className="top-link" activeOptions={{ includeSearch: false }}>
          {m.bar_about()}
        </Link>
      </nav>
      {onMap ? <ShareMenu /> : null}
      <LanguageSwitch />
    </header>
  );
}
