/** What several types of entries have, each once: fields, how they are asked, and how they are read. */
import { z } from "zod";
import type { FaultCode } from "../schema/faults.ts";
import { Attachment, Code, mostAttachments, mostPhotos, Photo } from "../schema/initiative.ts";
import { initiativeThemes, type Phase, phases } from "../schema/initiative-filter.ts";
import { Email, Phone, typed } from "../schema/text.ts";
import type { FormField } from "./definition.ts";

const fault = (code: FaultCode) => code;

/** A list of each value once. */
export const uniqueList = <T extends z.ZodType>(item: T, min: number, max: number) =>
  z
    .array(item)
    .min(min)
    .max(max)
    .refine((items) => new Set(items.map((one) => JSON.stringify(one))).size === items.length, fault("twice"));

/** Id of an entry. */
export const EntryId = z.string().regex(/^[\w-]{1,64}$/, fault("choice"));

export const Themes = uniqueList(z.enum(initiativeThemes as [string, ...string[]]), 1, 8);
export const Phases = uniqueList(z.enum(phases), 0, 4).default([]);
/** Codes of areas and of groups of areas; none is about the whole country. */
export const AboutAreas = uniqueList(Code, 0, 100).default([]);
export const Attachments = z.array(Attachment).max(mostAttachments).default([]);
export const Photos = z.array(Photo).max(mostPhotos).default([]);
/** For members of the organisation and editors only. */
export const InternalContact = z
  .strictObject({ name: typed(2, 120).optional(), email: Email.optional(), phone: Phone.optional() })
  .optional();

/** What it is about, as most types ask it. */
export const aboutFields: readonly FormField[] = [
  { field: "themes", as: "ticks", of: initiativeThemes },
  { field: "phases", as: "ticks", of: phases, optional: true },
  { field: "areas", as: "areas", most: 100, optional: true },
];

/** In the order of the approach, whatever the order in which they were ticked. */
export const phasesInOrder = (held: readonly string[] | undefined): Phase[] =>
  phases.filter((one): one is Phase => held?.includes(one) ?? false);
