/** What hot spots are looked for in, and what hexagons count. */

import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { peopleIndicators } from "../../state/hot-spot-subject.ts";
import { useShown } from "../../state/shown.ts";
import { useSetView, useView } from "../../state/view.ts";
import { SelectField } from "../../ui/select-field.tsx";

export function SubjectChoice() {
  const { measure, per } = useView();
  const setView = useSetView();
  const { catalog, shown } = useShown();
  const people = peopleIndicators(catalog, shown?.level ?? "wijk");
  const [usual] = people;
  if (!usual) return null;
  return (
    <div className="clusters-panel__settings clusters-panel__settings--wide">
      <SelectField
        label={m.clusters_subject()}
        none={m.clusters_subject_figure()}
        value={measure}
        options={[
          { value: "count", label: m.clusters_subject_count() },
          { value: "reach", label: m.clusters_subject_reach() },
        ]}
        onChoose={(one) => setView({ measure: one })}
      />
      {measure ? (
        <SelectField
          label={m.clusters_per()}
          value={people.find(({ id }) => id === per)?.id ?? usual.id}
          options={people.map(({ id, name }) => ({ value: id, label: words(name) }))}
          onChoose={(id) => setView({ per: id === usual.id ? undefined : id })}
        />
      ) : null}
    </div>
  );
}

export function MeasureChoice() {
  const { measure = "count" } = useView();
  const setView = useSetView();
  return (
    <SelectField
      label={m.clusters_measure()}
      value={measure}
      options={[
        { value: "count", label: m.clusters_measure_count() },
        { value: "reach", label: m.clusters_measure_reach() },
      ]}
      onChoose={(one) => setView({ measure: one === "reach" ? one : undefined })}
    />
  );
}
