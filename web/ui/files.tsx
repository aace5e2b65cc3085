/** Photos and documents of an entry, as a reader sees them. What they are is said by whoever knows their address (api/files.ts). */
import { useState } from "react";
import { formatNumber } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import "./files.css";

interface Photo {
  id: string;
  alt: string;
  src: string;
  srcSet: string;
  width: number | undefined;
  height: number | undefined;
}

interface PhotoImageProps {
  photo: Photo;
  /** How wide it is shown, as `sizes` of an image says it. */
  sizes: string;
}

/** Room is kept for it before it is there; what cannot be fetched is said, with its words. */
export function PhotoImage({ photo: { id, alt, src, srcSet, width, height }, sizes }: PhotoImageProps) {
  const [failed, setFailed] = useState<string>();
  if (failed === id) {
    return (
      <p className="photo-gone wb-soft">
        {m.files_gone()} {alt}
      </p>
    );
  }
  return (
    <img
      className="photo"
      src={src}
      srcSet={srcSet}
      sizes={sizes}
      alt={alt}
      loading="lazy"
      decoding="async"
      {...(width && height ? { width, height } : {})}
      onError={() => setFailed(id)}
    />
  );
}

/** Nothing at all where there are none. */
export function PhotoList({ photos }: { photos: readonly Photo[] }) {
  if (photos.length === 0) return null;
  return (
    <ul className="photos" data-one={photos.length === 1 || undefined}>
      {photos.map((photo) => (
        <li key={photo.id}>
          <PhotoImage
            photo={photo}
            sizes={photos.length === 1 ? "(max-width: 48rem) 100vw, 42rem" : "(max-width: 40rem) 100vw, 21rem"}
          />
        </li>
      ))}
    </ul>
  );
}

interface Attachment {
  id: string;
  title: string;
  href: string;
  type: string | undefined;
  bytes: number | undefined;
}

/** "PDF, 1,2 MB"; empty where nothing is known of it. */
export function aboutAttachment({ type, bytes }: Pick<Attachment, "type" | "bytes">): string {
  if (type === undefined || bytes === undefined) return "";
  const large = bytes >= 1e6;
  const count = large ? formatNumber(bytes / 1e6, 1) : formatNumber(Math.max(1, Math.round(bytes / 1e3)));
  return m.files_about({ kind: type.toUpperCase(), size: large ? m.files_megabytes({ count }) : m.files_kilobytes({ count }) });
}

/** Nothing at all where there are none. */
export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul className="wb-list attachments">
      {attachments.map((one) => (
        <li key={one.id}>
          <a className="nl-link" href={one.href} download>
            {one.title}
          </a>{" "}
          <span className="wb-soft">{aboutAttachment(one)}</span>
        </li>
      ))}
    </ul>
  );
}
