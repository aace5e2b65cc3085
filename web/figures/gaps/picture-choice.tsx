/** How need and reach are drawn, and what stands beside the need. */
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { figuresBeside, type GapPicture } from "../../state/gap-picture.ts";
import { useShown } from "../../state/shown.ts";
import { useSetView } from "../../state/view.ts";
import { Choices } from "../../ui/choices.tsx";
import { SelectField } from "../../ui/select-field.tsx";

export function PictureChoice({ picture: { kind, beside, question } }: { picture: GapPicture }) {
  const setView = useSetView();
  return (
    <div className="picture-choice">
      <Choices
        label={m.gaps_picture()}
        options={[
          { value: "reach", label: m.gaps_picture_reach() },
          { value: "both", label: m.gaps_picture_both() },
        ]}
        value={kind === "both" ? "both" : "reach"}
        // A class of one picture is none of the other; a figure beside the need has no circles.
        onChange={(next) =>
          setView({
            picture: next === "both" ? "both" : undefined,
            only: undefined,
            ...(next === "both" || !beside ? {} : { beside: undefined, brush: undefined }),
          })
        }
      />
      {kind === "both" ? <BesideChoice level={question.level} beside={beside?.indicator.id} /> : null}
    </div>
  );
}

/** Reach, or any figure that is not the need itself. */
export function BesideChoice({ level, beside }: { level: GapPicture["question"]["level"]; beside: string | undefined }) {
  const setView = useSetView();
  const { catalog } = useShown();
  return (
    <SelectField
      label={m.gaps_beside()}
      none={m.gaps_reach()}
      value={beside}
      options={figuresBeside(catalog, level).map((indicator) => ({ value: indicator.id, label: words(indicator.name) }))}
      onChoose={(next) => setView({ beside: next, only: undefined, brush: undefined })}
    />
  );
}
