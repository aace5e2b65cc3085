/** Area groups: named lists of areas, with a certainty where the membership is our concept. */
import { z } from "zod";
import { Text } from "./indicator.ts";

export const groupListIds = ["focusgebieden", "krachtwijken", "nieuwe-perspectieven"] as const;
export const GroupListId = z.enum(groupListIds);
export type GroupListId = z.infer<typeof GroupListId>;

export const Certainty = z.enum(["hoog", "middel", "laag"]);

/** One area of a list: members are CBS codes (wijk or buurt) of the stated division year, each with the share that lies in it. */
export const GroupArea = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string(),
  gemeente: z.string(),
  members: z.array(z.object({ code: z.string(), name: z.string(), share: z.number().min(0).max(1) })),
  /** Absent where the area could not be tied to CBS codes: then it is listed without a border. */
  certainty: Certainty.optional(),
  remark: Text.optional(),
  source: z.string().optional(),
});
export type GroupArea = z.infer<typeof GroupArea>;

export const GroupList = z
  .object({
    id: GroupListId,
    name: Text,
    explanation: Text,
    since: z.string(),
    divisionYear: z.number().int(),
    source: z.string(),
    status: Text,
    areas: z.array(GroupArea),
  })
  .meta({ id: "AreaGroup" });
export type GroupList = z.infer<typeof GroupList>;
