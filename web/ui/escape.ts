/** Escape closes the topmost thing that is open: the one that has the focus, else the one that was opened last. */
import { type RefObject, useEffect, useRef } from "react";

interface Closable {
  frame: RefObject<HTMLElement | null> | undefined;
  close: () => void;
}

const open: Closable[] = [];

/** What closes itself on Escape: a menu of the browser, an open list of suggestions, a dialog. */
const closesItself = (target: EventTarget | null): boolean =>
  document.querySelector(":popover-open, dialog[open]") !== null ||
  (target instanceof Element &&
    target.closest('[aria-expanded="true"][aria-haspopup], [role="menu"], [role="listbox"]') !== null) ||
  // The browser empties a search field.
  (target instanceof HTMLInputElement &&
    (target.getAttribute("aria-expanded") === "true" || (target.type === "search" && target.value !== "")));

/** Judged before anybody hears the key: by the time it is ours, what was open may be closed. */
let isTaken = false;
const before = (event: KeyboardEvent) => {
  isTaken = event.key === "Escape" && (event.isComposing || closesItself(event.target));
};
const after = (event: KeyboardEvent) => {
  if (event.key !== "Escape" || event.defaultPrevented || isTaken) return;
  const topmost = open.findLast(({ frame }) => frame?.current?.contains(document.activeElement)) ?? open.at(-1);
  if (!topmost) return;
  event.preventDefault();
  topmost.close();
};

/** While `isOpen`, Escape may close it. `frame` is the element that it lies in, where it has one. */
export function useEscape(
  close: () => void,
  { isOpen = true, frame }: { isOpen?: boolean; frame?: Closable["frame"] } = {},
): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    const own: Closable = { frame, close: () => latest.current() };
    if (open.push(own) === 1) {
      addEventListener("keydown", before, true);
      addEventListener("keydown", after);
    }
    return () => {
      open.splice(open.indexOf(own), 1);
      if (open.length > 0) return;
      removeEventListener("keydown", before, true);
      removeEventListener("keydown", after);
    };
  }, [isOpen, frame]);
}
