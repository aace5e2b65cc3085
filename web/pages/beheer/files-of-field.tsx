/** The photos and attachments themselves, beside their words: who judges an entry sees what will be public. */
import type { EntryContent } from "#data/schema/record.ts";
import { shownAttachment, shownPhoto } from "../../api/files.ts";
import { AttachmentList, PhotoList } from "../../ui/files.tsx";

interface FilesOfFieldProps {
  field: string;
  content: Pick<EntryContent, "photos" | "attachments">;
}

/** Nothing for another field. */
export function FilesOfField({ field, content: { photos = [], attachments = [] } }: FilesOfFieldProps) {
  if (field === "photos") return <PhotoList photos={photos.map(shownPhoto)} />;
  if (field === "attachments") return <AttachmentList attachments={attachments.map(shownAttachment)} />;
  return null;
}
