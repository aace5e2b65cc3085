/** How a file gets into the form: chosen, dropped or taken, and on its way with its progress and what may go wrong. */
import { type ReactNode, useId, useState } from "react";
import type { FileKind } from "#data/entries/file.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Progress } from "../../ui/progress.tsx";
import { FieldError } from "./fields/draft-fields.tsx";
import type { PendingFile } from "./use-uploads.ts";

const accepted: Record<FileKind, string> = {
  // A phone that keeps HEIC turns it into JPEG when that is what is asked for.
  photo: "image/jpeg,image/png,image/webp,image/avif",
  attachment: ".pdf,.docx,.xlsx,.odt",
};

interface UploadRowProps {
  upload: PendingFile;
  onAgain: () => void;
  onDrop: () => void;
}

export function UploadRow({ upload: { file, part, fault, preview }, onAgain, onDrop }: UploadRowProps) {
  const id = useId();
  // What says it is a picture may be none.
  const [broken, setBroken] = useState(false);
  const picture = preview && !broken ? <img className="photo" src={preview} alt="" onError={() => setBroken(true)} /> : null;
  if (fault !== undefined) {
    return (
      <fieldset className="form-row files__row" aria-label={file.name}>
        {picture}
        <div className="files__fields">
          <p>{m.files_not_sent({ name: file.name })}</p>
          <div role="alert">
            <FieldError id={id} faults={[fault]} />
          </div>
          <div className="files__buttons">
            <Button onClick={onAgain}>{m.files_again()}</Button>
            <Button variant="subtle" icon="close" onClick={onDrop}>
              {m.files_clear()}
            </Button>
          </div>
        </div>
      </fieldset>
    );
  }
  const percent = Math.round(part * 100);
  return (
    <fieldset className="form-row files__row" aria-label={file.name}>
      {picture}
      <div className="files__fields">
        <Progress
          label={part < 1 ? m.files_sending({ name: file.name }) : m.files_working({ name: file.name })}
          words={part < 1 ? m.files_percent({ percent }) : ""}
          done={percent}
          total={part < 1 ? 100 : 0}
        />
        <Button variant="subtle" icon="close" onClick={onDrop}>
          {m.files_stop()}
        </Button>
      </div>
    </fieldset>
  );
}

interface ChooserProps {
  kind: FileKind;
  several: boolean;
  onChoose: (files: readonly File[]) => void;
  describedBy: string;
}

export function Chooser({ kind, several, onChoose, describedBy }: ChooserProps) {
  const [over, setOver] = useState(false);
  const words = kind === "attachment" ? m.files_choose_attachments : several ? m.files_choose_photos : m.files_choose_photo;
  return (
    // What is dropped can be chosen as well: the button is for everybody.
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on, beside a button that does the same
    <div
      className="files__drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChoose([...event.dataTransfer.files]);
      }}
    >
      <FileButton accept={accepted[kind]} several={several} onChoose={onChoose} describedBy={describedBy}>
        {words()}
      </FileButton>
      {kind === "photo" ? (
        <span className="files__take">
          <FileButton accept={accepted.photo} camera onChoose={onChoose} describedBy={describedBy}>
            {m.files_take_photo()}
          </FileButton>
        </span>
      ) : null}
      <span className="files__hint wb-soft">{several ? m.files_drop() : m.files_drop_one()}</span>
    </div>
  );
}

interface FileButtonProps extends Pick<ChooserProps, "onChoose" | "describedBy"> {
  accept: string;
  several?: boolean;
  camera?: boolean;
  children: ReactNode;
}

/** The field of the browser under a label that looks like our buttons. */
function FileButton({ accept, several = false, camera = false, onChoose, describedBy, children }: FileButtonProps) {
  return (
    <label className="nl-button nl-button--default files__button">
      <input
        type="file"
        className="wb-hidden"
        accept={accept}
        multiple={several}
        {...(camera ? { capture: "environment" } : {})}
        aria-describedby={describedBy}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          // The same file again is a new choice.
          event.target.value = "";
        }}
      />
      <span className="nl-button__label">{children}</span>
    </label>
  );
}
