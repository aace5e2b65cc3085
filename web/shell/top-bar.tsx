/** The one bar on top: name, search, the main views, share, account and language. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { m } from "../paraglide/messages.js";
import { AccountEntry } from "./account-entry.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { ShareMenu } from "./share-menu.tsx";

const PlaceSearch = lazy(async () => ({ default: (await import("../search/place-search.tsx")).PlaceSearch }));

export function TopBar({ onMap = false }: { onMap?: boolean }) {
  return (
    <header className="top-bar">
      <Link to="/" search={(view) => (onMap ? {} : view)} className="brand" aria-label="Wijkblik">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
          <rect width="32" height="32" rx="7" className="brand-ground" />
          <path d="M6 8h9v7H6zM17 8h9v11h-9zM6 17h9v7H6z" className="brand-blocks" />
          <path d="M17 21h9v3h-9z" className="brand-accent" />
        </svg>
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
        <Link
          to="/initiatieven"
          search={(view) => ({ ...view, after: undefined })}
          className="top-link"
          activeOptions={{ includeSearch: false }}
        >
          {m.bar_initiatives()}
        </Link>
        <Link to="/bronnen" search={true} className="top-link" activeOptions={{ includeSearch: false }}>
          {m.bar_sources()}
        </Link>
        <Link to="/over" search={true} className="top-link" activeOptions={{ includeSearch: false }}>
          {m.bar_about()}
        </Link>
      </nav>
      {onMap ? <ShareMenu /> : null}
      <AccountEntry />
      <LanguageSwitch />
    </header>
  );
}
