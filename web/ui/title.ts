/** The title of the window: what it shows, then the name of the site. */
import { type RefObject, useEffect } from "react";

const site = "Wijkblik";

export function useTitle(text: string | undefined): void {
  useEffect(() => {
    document.title = text ? `${text} · ${site}` : site;
  }, [text]);
}

/** A page is called what its heading says: also one that loads first, or that turns out not to be there. */
export function useTitleOfHeading(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = page;
    if (!current) return;
    const name = () => {
      const heading = current.querySelector("h1")?.textContent?.trim();
      document.title = heading ? `${heading} · ${site}` : site;
    };
    name();
    const watcher = new MutationObserver(name);
    watcher.observe(current, { childList: true, subtree: true, characterData: true });
    return () => watcher.disconnect();
  }, [page]);
}
