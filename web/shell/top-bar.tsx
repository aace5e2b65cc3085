/** The one bar on top: name, search, the main views, share, account and language. */

import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { chooseLanguage } from "../api/device.ts";
import { manifestQuery } from "../api/published.ts";
import { useMark } from "../api/session-mark.ts";
import { m } from "../paraglide/messages.js";
import { getLocale } from "../paraglide/runtime.js";
import { gapsPath, useIsGaps, useView, type View } from "../state/view.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { PersonIcon } from "./person-icon.tsx";
import { ShareMenu } from "./share-menu.tsx";

const PlaceSearch = lazyPart(async () => (await import("../search/place-search.tsx")).PlaceSearch, {
  waiting: () => <div className="search-wait" />,
  failed: (retry) => (
    <button type="button" className="button search-wait" onClick={retry}>
      {m.search_again()}
    </button>
  ),
});

/** Between the two maps: the panel, the class that is isolated and what is marked are of one of them. */
export const otherMap = (view: View): View => ({ ...view, panel: undefined, only: undefined, brush: undefined, time: undefined });

/** Only for who compares something. */
const PinsBar = lazyPart(async () => (await import("../figures/compare/pins-bar.tsx")).PinsBar, { waiting: () => null });

/** The page of the comparison has the areas itself. */
function Pins() {
  const { compare } = useView();
  const isThere = useLocation({ select: ({ pathname }) => pathname === "/vergelijk" });
  return compare === undefined || isThere ? null : <PinsBar />;
}

/** The one bar, and under it what is kept to compare. */
export const TopBar = (props: { onMap?: boolean }) => (
  <>
    <Bar {...props} />
    <Pins />
  </>
);

function Bar({ onMap = false }: { onMap?: boolean }) {
  const isGaps = useIsGaps();
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
        <PlaceSearch />
      </div>
      <nav className="top-links" aria-label={m.bar_views()}>
        <Link to="/" search={isGaps ? otherMap : true} className="top-link" activeOptions={{ exact: true, includeSearch: false }}>
          {m.bar_map()}
        </Link>
        <Link
          to={gapsPath}
          search={isGaps ? true : otherMap}
          className="top-link"
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {m.bar_gaps()}
        </Link>
        <Link
          to="/initiatieven"
          search={(view) => ({ ...view, after: undefined })}
          className="top-link"
          activeOptions={{ includeSearch: false }}
        >
          {m.bar_initiatives()}
        </Link>
        <Link
          to="/kennis"
          search={(view) => ({ ...view, after: undefined, sort: undefined })}
          className="top-link"
          activeOptions={{ includeSearch: false }}
        >
          {m.bar_knowledge()}
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

/** The page reloads in the other language; the view is in the URL, so nothing is lost. */
function LanguageSwitch() {
  const other = getLocale() === "nl" ? "en" : "nl";
  return (
    <button type="button" className="button quiet language" lang={other} onClick={() => chooseLanguage(other)}>
      <span aria-hidden="true">{other.toUpperCase()}</span>
      <span className="visually-hidden">{m.bar_other_language()}</span>
    </button>
  );
}

const ToSignIn = () => (
  <Link to="/aanmelden" search={true} className="button account-button">
    <PersonIcon />
    <span>{m.account_sign_in()}</span>
  </Link>
);

/** Signing in, or the menu of who has: a visitor costs no request and no menu. The page to sign in says what fails. */
const AccountMenu = lazyPart(async () => (await import("./account-menu.tsx")).AccountMenu, {
  waiting: () => <ToSignIn />,
  failed: () => <ToSignIn />,
});

const AccountEntry = () =>
  useMark() ? (
    <AccountMenu>
      <ToSignIn />
    </AccountMenu>
  ) : (
    <ToSignIn />
  );

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
