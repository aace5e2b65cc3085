/** Copy the link, send it, embed the map, or keep a picture of it. */
import { useId, useRef, useState } from "react";
import { sourceOf } from "#data/indicators/figure-source.ts";
import { useOnlyIn } from "../figures/only-in.tsx";
import { useOutlineTexts } from "../figures/outline-key.tsx";
import { m } from "../paraglide/messages.js";
import { getLocale } from "../paraglide/runtime.js";
import { usePicture } from "../state/map-store.ts";
import { useShown, useShownColumn } from "../state/shown.ts";
import { useMapCaption } from "./print-sheet.tsx";
import { savePicture } from "./save-picture.ts";

/** A page elsewhere shows the same view without the bar and the panels. */
function embedCode(href: string): string {
  const url = new URL(href);
  url.searchParams.set("embed", "1");
  url.searchParams.set("lang", getLocale());
  return `<iframe src="${url.href.replaceAll("&", "&amp;")}" title="Wijkblik" width="100%" height="520" style="border:0" loading="lazy"></iframe>`;
}

function CopyButton({ text, label, done }: { text: () => string; label: string; done: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
  };
  return (
    <button type="button" className="button" onClick={() => void copy()} onBlur={() => setCopied(false)}>
      <span aria-live="polite">{copied ? done : label}</span>
    </button>
  );
}

function PictureButton() {
  const takePicture = usePicture();
  const { catalog, manifest } = useShown();
  const column = useShownColumn();
  const narrowed = useOnlyIn();
  const caption = useMapCaption();
  const outlines = useOutlineTexts();
  const latest = useRef({ column, caption });
  latest.current = { column, caption };
  const reason = useId();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  if (!takePicture || column.face === "none" || !catalog || !manifest) return null;
  const { shown, scale } = column;
  const make = async () => {
    setState("busy");
    const source = sourceOf(catalog.sources, shown.indicator, shown.entry);
    try {
      const pixels = await takePicture();
      // Meanwhile the reader may have chosen another one: its colours under this title would be a lie.
      if (latest.current.column !== column || latest.current.caption !== caption)
        throw new Error("the map shows something else by now");
      await savePicture(pixels, { shown, scale, source, narrowed, fictional: manifest.fictional, outlines, caption });
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={state === "busy" || column.face !== "ready"}
        aria-describedby={column.face === "ready" ? undefined : reason}
        onClick={() => void make()}
      >
        {state === "busy" ? m.share_picture_busy() : m.share_picture()}
      </button>
      {column.face === "ready" ? null : <p id={reason}>{m.share_picture_waits()}</p>}
      {state === "failed" ? <p role="alert">{m.share_picture_failed()}</p> : null}
    </>
  );
}

export function ShareMenu() {
  const id = useId();
  const [code, setCode] = useState("");
  return (
    <>
      <button type="button" className="button share-button" popoverTarget={id} aria-haspopup="dialog">
        <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
          <path d="M10 12V3m0 0L6.5 6.5M10 3l3.5 3.5M4 10v6.5h12V10" />
        </svg>
        <span>{m.bar_share()}</span>
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={m.share_title()}
        className="share-menu card"
        onToggle={() => setCode(embedCode(location.href))}
      >
        <h2>{m.share_title()}</h2>
        <CopyButton text={() => location.href} label={m.share_copy()} done={m.share_copied()} />
        {"share" in navigator ? (
          <button
            type="button"
            className="button"
            onClick={() => void navigator.share({ title: document.title, url: location.href }).catch(ignoreAbort)}
          >
            {m.share_send()}
          </button>
        ) : null}
        <PictureButton />
        <label className="embed-code">
          <span>{m.share_embed()}</span>
          <textarea readOnly rows={3} value={code} onFocus={(event) => event.currentTarget.select()} />
        </label>
        <CopyButton text={() => code} label={m.share_embed_copy()} done={m.share_embed_copied()} />
      </div>
    </>
  );
}

/** Closing the share sheet of the device is a choice, not a failure. */
function ignoreAbort(error: unknown) {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
