/** Keeps an area to compare, or lets go of it: with its words where one area is read, a sign alone in rows of many. */
import { useState } from "react";
import * as m from "../../paraglide/messages.js";
import { Button, IconButton } from "../../ui/button.tsx";
import { usePins } from "./pins.ts";
import "./pin-mark.css";

export function PinButton({ code }: { code: string }) {
  const { codes, has, isFull, add, remove } = usePins();
  const [said, setSaid] = useState<"added" | "removed">();
  const isPinned = has(code);
  const isShut = isFull && !isPinned;
  const toggle = () => {
    (isPinned ? remove : add)(code);
    setSaid(isPinned ? "removed" : "added");
  };
  const count = String(codes.length);
  return (
    <span className="pin-button">
      <Button icon={isPinned ? "check" : "plus"} pressed={isPinned} disabled={isShut} onClick={toggle}>
        {m.compare_this()}
      </Button>
      {isShut ? <span className="wb-small wb-soft">{m.compare_full()}</span> : null}
      <span role="status" className="wb-hidden">
        {said === undefined ? "" : said === "added" ? m.compare_added({ count }) : m.compare_removed({ count })}
      </span>
    </span>
  );
}

export function PinInRow({ code, name }: { code: string; name: string }) {
  const { has, isFull, add, remove } = usePins();
  const isPinned = has(code);
  const isShut = isFull && !isPinned;
  return (
    <IconButton
      icon={isPinned ? "check" : "plus"}
      label={isShut ? `${m.compare_that({ name })}. ${m.compare_full()}` : m.compare_that({ name })}
      pressed={isPinned}
      disabled={isShut}
      onClick={() => (isPinned ? remove : add)(code)}
    />
  );
}
