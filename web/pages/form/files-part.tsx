/** Photos and attachments in the form: chosen, dropped or taken, sent at once, then described and put in order. */
import { useEffect, useRef, useState } from "react";
import type { FileKind, UploadedFile } from "#data/entries/file.ts";
import { mostAttachments, mostPhotos } from "#data/schema/initiative.ts";
import { shownAttachment, shownPhoto } from "../../api/files.ts";
import { rowTitle } from "../../labels/field-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { type Draft, type Edit, inverse, newRow, rowsAt, type Typed, valueAt } from "../../state/draft.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { AttachmentList, PhotoImage } from "../../ui/files.tsx";
import { DraftTextArea, DraftTextField, FieldError, fieldId, Hint, useForm } from "./fields/draft-fields.tsx";
import { faultsUnder } from "./fields/entry-faults.ts";
import { Chooser, UploadRow } from "./file-chooser.tsx";
import "./files-part.css";
import { useUploads } from "./use-uploads.ts";

export const AttachmentsField = () => (
  <FilesField
    kind="attachment"
    most={mostAttachments}
    label={m.form_attachments()}
    hint={m.files_attachments_hint({ most: mostAttachments })}
  />
);

/** `most` 1: one photo, for a short form. */
export const PhotosField = ({ most = mostPhotos }: { most?: number }) => (
  <FilesField
    kind="photo"
    most={most}
    label={most === 1 ? m.files_photo() : m.form_photos()}
    hint={`${most === 1 ? m.files_photo_hint() : m.files_photos_hint({ most })} ${m.files_people()}`}
  />
);

const pathOf = { photo: "photos", attachment: "attachments" } as const satisfies Record<FileKind, string>;
interface FilesFieldProps {
  kind: FileKind;
  most: number;
  label: string;
  hint: string;
}

function FilesField({ kind, most, label, hint }: FilesFieldProps) {
  const path = pathOf[kind];
  const { draft, edit, faults } = useForm();
  const rows = rowsAt(draft, path);
  const list = useFileRows(path, rows.length);
  const { said, say } = list;
  const { uploads, add, again, drop } = useUploads(kind, (kept, file) => {
    edit({ kind: "insert", path, at: most, value: rowOf(kind, kept, file) });
    say(m.files_added({ name: file.name }));
  });
  const left = Math.max(0, most - rows.length - uploads.length);
  const choose = (files: readonly File[]) => {
    say(files.length > left ? m.files_too_many({ left: formatNumber(left) }) : "");
    add(files.slice(0, left));
  };
  const id = fieldId(path);
  const own = faultsUnder(new Map([...faults].filter(([at]) => at === path)), path);
  return (
    <fieldset className="form-group files" id={id} tabIndex={-1}>
      <legend className="wb-label">
        {label}
        <span className="form-optional"> {m.form_optional()}</span>
      </legend>
      <Hint id={id} hint={hint} />
      <FieldError id={id} faults={own} />
      <div ref={list.box}>
        {rows.map(({ key, row }, at) => (
          <FileRow key={key} kind={kind} at={at} count={rows.length} row={row} onMove={list.move} onRemove={list.remove} />
        ))}
      </div>
      {uploads.map((upload) => (
        <UploadRow key={upload.key} upload={upload} onAgain={() => again(upload.key)} onDrop={() => drop(upload.key)} />
      ))}
      <div className="files__foot" ref={list.foot}>
        {left > 0 ? <Chooser kind={kind} several={most > 1} onChoose={choose} describedBy={`${id}-uitleg`} /> : null}
        <div role="status" className="form-rows__back">
          {said}
        </div>
        {list.back ? <Button onClick={list.undo}>{m.form_undo()}</Button> : null}
      </div>
    </fieldset>
  );
}

/** A title that somebody may start from; what is on a photo no program knows. */
function rowOf(kind: FileKind, { id, name }: UploadedFile, file: File): Typed {
  if (kind === "photo") return newRow({ file: id });
  const title = (name || file.name).replace(/\.\w{1,5}$/, "").slice(0, 120);
  return newRow({ file: id, title });
}

/** Rows that move and go, with the focus where the work goes on. */
function useFileRows(path: "photos" | "attachments", count: number) {
  const { draft, edit } = useForm();
  const [said, say] = useState("");
  const [back, setBack] = useState<Edit>();
  const box = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const [goal, setGoal] = useState<number | "foot">();
  useEffect(() => {
    if (goal === undefined) return;
    const row = goal === "foot" ? undefined : box.current?.children[goal];
    (row?.querySelector<HTMLElement>("input, textarea") ?? foot.current?.querySelector<HTMLElement>("input, button"))?.focus();
    setGoal(undefined);
  }, [goal]);
  const nameOf = (at: number) => m.form_row({ what: rowTitle(path) ?? path, number: at + 1 });
  return {
    said,
    say: (words: string) => {
      setBack(undefined);
      say(words);
    },
    back,
    box,
    foot,
    move(at: number, to: number) {
      if (to < 0 || to >= count) return;
      edit({ kind: "set", path, value: moved(draft, path, at, to) });
      setBack(undefined);
      say(m.files_moved({ what: nameOf(at), number: to + 1, count }));
    },
    remove(at: number) {
      const removal: Edit = { kind: "remove", path, at };
      setBack(inverse(draft, removal));
      say(m.form_removed({ what: nameOf(at) }));
      edit(removal);
      setGoal(count > 1 ? Math.min(at, count - 2) : "foot");
    },
    undo() {
      if (back) edit(back);
      setGoal(back?.kind === "insert" ? back.at : "foot");
      setBack(undefined);
      say("");
    },
  };
}

function moved(draft: Draft, path: string, at: number, to: number): Typed {
  const rows = rowsAt(draft, path).map(({ row }) => row);
  return rows.toSpliced(at, 1).toSpliced(to, 0, rows[at]);
}

interface FileRowProps {
  kind: FileKind;
  at: number;
  count: number;
  row: Typed;
  onMove: (at: number, to: number) => void;
  onRemove: (at: number) => void;
}

const textOf = (row: Typed, field: string): string => String(valueAt({ row }, `row.${field}`) ?? "");

function FileRow({ kind, at, count, row, onMove, onRemove }: FileRowProps) {
  const path = `${pathOf[kind]}.${at}`;
  const name = m.form_row({ what: rowTitle(pathOf[kind]) ?? kind, number: at + 1 });
  const file = textOf(row, "file");
  const title = textOf(row, "title");
  return (
    <fieldset className="form-row files__row" id={fieldId(path)} tabIndex={-1}>
      <legend>{name}</legend>
      {kind === "photo" ? (
        <PhotoImage photo={shownPhoto({ file, alt: textOf(row, "alt") })} sizes="(max-width: 40rem) 90vw, 12rem" />
      ) : null}
      <div className="files__fields">
        <FileFault path={`${path}.file`} />
        {kind === "photo" ? (
          <DraftTextArea path={`${path}.alt`} label={m.files_alt()} hint={m.files_alt_hint()} rows={2} />
        ) : (
          <>
            <AttachmentList attachments={[shownAttachment({ file, title })]} />
            <DraftTextField path={`${path}.title`} label={m.files_title()} />
          </>
        )}
        <div className="files__buttons">
          {count > 1 ? (
            <>
              <MoveButton name={m.files_forward({ what: name })} icon="up" stop={at === 0} onPress={() => onMove(at, at - 1)} />
              <MoveButton
                name={m.files_backward({ what: name })}
                icon="down"
                stop={at === count - 1}
                onPress={() => onMove(at, at + 1)}
              />
            </>
          ) : null}
          <Button variant="subtle" icon="close" onClick={() => onRemove(at)} aria-label={m.form_remove({ what: name })}>
            {m.form_remove({ what: rowTitle(pathOf[kind]) ?? kind })}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

/** At the end of the row it stays where the focus is, and does nothing. */
const MoveButton = ({ name, icon, stop, onPress }: { name: string; icon: "up" | "down"; stop: boolean; onPress: () => void }) => (
  <IconButton icon={icon} label={name} aria-disabled={stop} onClick={() => (stop ? undefined : onPress())} />
);

/** What the server finds wrong with the file itself: it has no field. */
function FileFault({ path }: { path: string }) {
  const { faults } = useForm();
  return <FieldError id={fieldId(path)} faults={faultsUnder(faults, path)} />;
}
