/** In which order a list stands, in the address as the filter is. */
import { type ListOrder, sorts } from "#data/schema/initiative-filter.ts";
import * as m from "../paraglide/messages.js";
import { useSetView, useView } from "../state/view.ts";
import { SelectField } from "../ui/select-field.tsx";

const words: Record<ListOrder, () => string> = {
  title: m.lists_sort_title,
  "-title": m.lists_sort_title_down,
  place: m.lists_sort_place,
  "-place": m.lists_sort_place_down,
  theme: m.lists_sort_theme,
  "-theme": m.lists_sort_theme_down,
  confirmed: m.lists_sort_confirmed,
  "-confirmed": m.lists_sort_confirmed_down,
  ends: m.lists_sort_ends,
  "-ends": m.lists_sort_ends_down,
  reach: m.lists_sort_reach,
  "-reach": m.lists_sort_reach_down,
};

/** `usual` is the word for the order that a list has by itself. */
export function SortChoice({ usual }: { usual: string }) {
  const { sort } = useView();
  const setView = useSetView();
  return (
    <SelectField
      className="sort-choice no-print"
      label={m.lists_sort()}
      none={usual}
      value={sort}
      options={sorts.map((value) => ({ value, label: words[value]() }))}
      onChoose={(chosen) => setView({ sort: chosen, after: undefined })}
    />
  );
}
