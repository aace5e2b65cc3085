import type { GroupArea, GroupList } from "#data/schema/group.ts";

/** Areas of lists that have one of the codes among their members: pass an area and the wijk it lies in. */
export function membershipsOf(
  lists: readonly GroupList[],
  codes: readonly (string | undefined)[],
): { list: GroupList; area: GroupArea }[] {
  return lists.flatMap((list) =>
    list.areas.filter((area) => area.members.some((member) => codes.includes(member.code))).map((area) => ({ list, area })),
  );
}
