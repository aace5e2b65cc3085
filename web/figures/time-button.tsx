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
  const start = () =>
    setView({
      time: monthText(monthNumber(today())),
      initiatives: undefined,
      spot: undefined,
      initiative: undefined,
      // A sheet would lie on what is looked at; what it chose stays.
      ...(sheets ? { panel: "geen", clusters: method } : {}),
    });
  // One button: the focus stays on it.
  return (
    <p>
      {time === undefined ? null : `${m.time_on({ month: monthWords(monthNumber(time)) })} `}
      <Button
        icon={time === undefined ? "play" : "close"}
        onClick={time === undefined ? start : () => setView({ time: undefined })}
      >
        {time === undefined ? m.time_start() : m.time_stop()}
      </Button>
    </p>
  );
}
