/** The group lists of the sample: one focus area, of one wijk and a buurt beside it; the other lists are empty. */
import { type GroupList, groupListIds } from "../schema/group.ts";
import { buurten, wijkList } from "./town.ts";

const fictional = { nl: "Dit gebied en zijn grens zijn verzonnen.", en: "This area and its border are made up." };

const member = (code: string) => ({
  code,
  name: [...wijkList, ...buurten].find((area) => area.code === code)?.name ?? code,
  share: 1,
});

const names: Record<GroupList["id"], GroupList["name"]> = {
  focusgebieden: { nl: "Focusgebieden (fictief)", en: "Focus areas (fictional)" },
  krachtwijken: { nl: "Krachtwijken (fictief)", en: "Krachtwijken (fictional)" },
  "nieuwe-perspectieven": { nl: "Nieuwe perspectieven (fictief)", en: "New perspectives (fictional)" },
};

const focusArea: GroupList["areas"][number] = {
  id: "voorbeeldstad-oost",
  name: "Voorbeeldstad-Oost (fictief)",
  gemeente: "Voorbeeldstad (fictief)",
  certainty: "hoog",
  remark: {
    nl: "Dit gebied is verzonnen: de wijk Oost en de Schildersbuurt.",
    en: "This area is made up: the district Oost and the neighbourhood Schildersbuurt.",
  },
  members: [member("WK999902"), member("BU99990301")],
};

export const sampleGroups: GroupList[] = groupListIds.map((id) => ({
  id,
  name: names[id],
  explanation: fictional,
  since: "2022",
  divisionYear: 2024,
  source: "Wijkblik",
  status: fictional,
  areas: id === "focusgebieden" ? [focusArea] : [],
}));
