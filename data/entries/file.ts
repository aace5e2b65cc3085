/**
 * Photos and documents that hang on entries of any type. The id of a file says what a page must know before it is there: of a photo
 * its size, so that room is kept for it, of a document its kind and length. Ids are made by the server only.
 */
import { z } from "zod";

export const fileKinds = ["photo", "attachment"] as const;
export const FileKind = z.enum(fileKinds);
export type FileKind = z.infer<typeof FileKind>;

/** Bytes of what is sent. */
export const mostBytes: Record<FileKind, number> = { photo: 15_000_000, attachment: 20_000_000 };

/** A photo is kept no larger than this, pixels along its longest side. */
export const largestPhoto = 2048;
/** Narrower versions of a photo, pixels; only those that are narrower than it is. */
export const photoWidths = [320, 640, 1280] as const;

/** What is taken, by its content; the ending is that of its name. */
export const documentTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
} as const;
export type DocumentType = keyof typeof documentTypes;

export const UploadedFile = z.object({ id: z.string(), kind: FileKind, name: z.string() }).meta({ id: "UploadedFile" });
export type UploadedFile = z.infer<typeof UploadedFile>;

/** Pixels of a photo, by its id; undefined for another id. */
export function photoSize(id: string): { width: number; height: number } | undefined {
  const [, width, height] = /-(\d{1,4})x(\d{1,4})$/.exec(id) ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : undefined;
}

/** Kind and bytes of a document, by its id; undefined for another id. */
export function documentAbout(id: string): { type: DocumentType; bytes: number } | undefined {
  const [, type, bytes] = /-(pdf|docx|xlsx|odt)-(\d{1,8})$/.exec(id) ?? [];
  return type && bytes ? { type: type as DocumentType, bytes: Number(bytes) } : undefined;
}

interface WithFiles {
  photos?: readonly { file: string }[] | undefined;
  attachments?: readonly { file: string }[] | undefined;
}

/** Ids of every file that the contents of an entry name, each once. What was kept before there were files has none. */
export const filesOf = ({ photos = [], attachments = [] }: WithFiles): string[] => [
  ...new Set([...photos, ...attachments].map(({ file }) => file)),
];

/** The same in what was typed and is not right yet, such as a photo that has no words: JSON of whatever a form held, by field. */
export const filesTyped = (unfinished: Readonly<Record<string, string>> = {}): string[] =>
  (["photos", "attachments"] as const).flatMap((field) => {
    const rows = TypedRows.safeParse(unfinished[field]);
    return rows.success ? rows.data.map(({ file }) => file) : [];
  });

const TypedRows = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom" });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.object({ file: z.string().max(64) })).max(100));
