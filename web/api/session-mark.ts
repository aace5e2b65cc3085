/**
 * The cookie of a session is out of reach of scripts. Beside it the server sets one that says only that there is a session,
 * so that a visitor who never signed in costs no request.
 */
import { useSyncExternalStore } from "react";
import { readCookies } from "./device.ts";

const mark = "wijkblik-in";
const changed = "wijkblik:session";

export const hasMark = (): boolean => readCookies().includes(`${mark}=1`);

/** The session began, or ended: who shows it looks again. */
export const sayChanged = (): void => void window.dispatchEvent(new Event(changed));

/** The session turned out to have ended elsewhere. */
export function dropMark(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser that we serve
  document.cookie = `${mark}=; Path=/; Max-Age=0; SameSite=Lax`;
  sayChanged();
}

function subscribe(look: () => void): () => void {
  window.addEventListener(changed, look);
  window.addEventListener("focus", look);
  return () => {
    window.removeEventListener(changed, look);
    window.removeEventListener("focus", look);
  };
}

export const useMark = (): boolean => useSyncExternalStore(subscribe, hasMark);
