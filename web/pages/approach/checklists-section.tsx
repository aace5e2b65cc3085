/** Of the approach of an area: how far its checklists are, and the way to them. */
import { Link } from "@tanstack/react-router";
import { checklistTemplates } from "#data/checklists/checklist.ts";
import { newestChecklist } from "#data/editions/edition.ts";
import type { Profile } from "#data/schema/profile.ts";
import { answeredOf, listOf, templateOf } from "../../figures/checklists/checklist-content.ts";
import { progressWords } from "../../figures/checklists/checklist-items.tsx";
import { WithEditions } from "../../figures/editions/with-editions.tsx";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Fetched } from "../../ui/loading.tsx";
import { useAreaEntries } from "./use-area-entries.ts";

export function ChecklistsSection({ area }: Pick<Profile, "area">) {
  const found = useAreaEntries("checklist", area.code);
  return (
    <section aria-labelledby="checklists">
      <h2 id="checklists">{m.check_heading()}</h2>
      <WithEditions>
        {(editions) => (
          <Fetched query={found} waiting={m.check_loading()}>
            {(entries) => (
              <dl className="facts">
                {checklistTemplates.map((template) => {
                  const entry = entries.find(({ content }) => templateOf(content) === template);
                  const progress = entry && listOf(editions, template, answeredOf(entry.content)).progress;
                  return (
                    <div key={template} className="facts__pair">
                      <dt>{words(newestChecklist(editions, template).name)}</dt>
                      <dd>{progress ? progressWords(progress) : m.check_not_filled()}</dd>
                    </div>
                  );
                })}
              </dl>
            )}
          </Fetched>
        )}
      </WithEditions>
      <p className="page-actions no-print">
        <Link to="/gebied/$code/aanpak/checklists" params={{ code: area.code }} search={true} className="nl-link">
          {m.check_to_page()}
        </Link>
      </p>
    </section>
  );
}
