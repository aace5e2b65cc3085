/** Which list of areas is outlined on the map; the choice is in the URL, so the map follows. */

import { useId } from "react";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { useGroup, useSetView, useUsualGroup, View } from "../../state/view.ts";

export function GroupSelect({ label }: { label: string }) {
  const id = useId();
  const group = useGroup();
  const usual = useUsualGroup();
  const setView = useSetView();
  const { catalog } = useShown();
  const choose = (value: string) => {
    const next = View.shape.group.parse(value);
    setView({ group: next === usual ? undefined : next });
  };
  return (
    <div>
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="wb-field" value={group} onChange={(event) => choose(event.target.value)}>
        {catalog?.groups.map((list) => (
          <option key={list.id} value={list.id}>
            {words(list.name)} ({list.areas.length})
          </option>
        ))}
        <option value="geen">{m.group_geen()}</option>
      </select>
    </div>
  );
}
