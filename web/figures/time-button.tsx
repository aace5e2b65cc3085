/** From a panel to the months, and back: one tap. */
import { today } from "#data/schema/day.ts";
import { monthNumber, monthText, monthWords } from "../labels/months.ts";
import * as m from "../paraglide/messages.js";
import { useClusterMethod } from "../state/cluster-method.ts";
import { useSetView, useView } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { useSheets } from "../ui/media.ts";

export function TimeButton() {
  const { time } = useView();
  const setView = useSetView();
  const method = useClusterMethod();
  const sheets = useSheets();
  if (time !== undefined)
    return (
      <p>
        {m.time_on({ month: monthWords(monthNumber(time)) })}{" "}
        <Button onClick={() => setView({ time: undefined })}>{m.time_stop()}</Button>
      </p>
    );
  const start = () =>
    setView({
      time: monthText(monthNumber(today())),
      initiatives: undefined,
      spot: undefined,
      initiative: undefined,
      // A sheet would lie on what is looked at; what it chose stays.
      ...(sheets ? { panel: "geen", clusters: method } : {}),
    });
  return (
    <p>
      <Button icon="play" onClick={start}>
        {m.time_start()}
      </Button>
    </p>
  );
}
