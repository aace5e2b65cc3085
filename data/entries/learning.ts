/** The leeragenda: who joins a learning question, and all of them with how many did. */
import { z } from "zod";
import { InitiativeFilter } from "../schema/initiative-filter.ts";
import { PublicEntry } from "./public-entry.ts";

const joined = z.number().int().meta({ description: "Hoeveel mensen dit ook willen leren" });

export const LearningFilter = InitiativeFilter.pick({ theme: true, area: true });

/** Of one: how many, whether who asks is one of them, and for who judges it their names. */
export const Learners = z
  .object({
    joined,
    mine: z.boolean().meta({ description: "Doe jij mee?" }),
    names: z.array(z.string()).optional().meta({ description: "Alleen voor wie de leervraag beoordeelt" }),
  })
  .meta({ id: "Learners" });
export type Learners = z.infer<typeof Learners>;

/** So many at most; what is asked least is found by search. */
export const mostOnAgenda = 100;

export const LearningAgenda = z
  .object({ questions: z.array(z.object({ entry: PublicEntry, joined })), numberMatched: z.number().int() })
  .meta({ id: "LearningAgenda", description: `De leervragen waar de meeste mensen bij horen eerst, hoogstens ${mostOnAgenda}` });
export type LearningAgenda = z.infer<typeof LearningAgenda>;
