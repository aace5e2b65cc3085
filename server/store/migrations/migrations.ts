/** Every change to the tables, oldest first; what was released is never edited. The same SQL on both engines. */
import type { Db } from "../database.ts";
import { agreements } from "./agreements.ts";
import { checklistMovement } from "./checklists.ts";
import { completeness } from "./completeness.ts";
import { editionTable } from "./editions.ts";
import { assignments, comments, events, files, notifications, submissions } from "./entries.ts";
import { entryLinks, retractions } from "./entry-links.ts";
import { entryTypes } from "./entry-types.ts";
import { batches, lists, origins, takenOver } from "./imports.ts";
import { initiatives, moderation, shownPlaces, writers } from "./initiatives.ts";
import { money } from "./money.ts";
import { accounts, mailAndConfirmations, mailboxes, ownAccounts, passkeys } from "./people.ts";
import { learners, questions } from "./questions.ts";
import { ranked } from "./ranked.ts";
import { registrations } from "./registrations.ts";
import { savedRegions } from "./saved-regions.ts";
import { growth, points, reach, revision, search, stems, worded } from "./search.ts";
import { subscriptions } from "./subscriptions.ts";

export type Up = (db: Db) => Promise<void>;

export const migrations: Record<string, Up> = {
  "2026-11-21-initiatives": initiatives,
  "2026-11-21-people": accounts,
  "2026-11-22-moderation": moderation,
  "2026-11-22-mail": mailAndConfirmations,
  "2026-11-22-points": points,
  "2026-11-22-batches": batches,
  "2026-11-22-search": search,
  "2026-11-22-passkeys": passkeys,
  "2026-11-22-origins": origins,
  "2026-11-22-worded": worded,
  "2026-11-28-writers": writers,
  "2026-11-28-shown-places": shownPlaces,
  "2026-11-28-mailboxes": mailboxes,
  "2026-11-28-growth": growth,
  "2026-11-28-revision": revision,
  "2026-11-28-lists": lists,
  "2026-11-28-taken-over": takenOver,
  "2026-11-28-reach": reach,
  "2026-11-28-completeness": completeness,
  "2026-11-29-events": events,
  "2026-11-29-stems": stems,
  "2026-11-29-notifications": notifications,
  "2026-11-29-comments": comments,
  "2026-11-29-assignments": assignments,
  "2026-11-29-files": files,
  "2026-11-29-own-accounts": ownAccounts,
  "2026-11-29-submissions": submissions,
  "2026-11-29-entry-types": entryTypes,
  "2026-11-29-entry-links": entryLinks,
  "2026-11-29-retractions": retractions,
  "2026-11-29-ranked": ranked,
  "2026-11-29-registrations": registrations,
  "2026-11-29-subscriptions": subscriptions,
  "2026-11-29-questions": questions,
  "2026-11-29-saved-regions": savedRegions,
  "2026-11-29-learners": learners,
  "2026-11-30-agreements": agreements,
  "2026-11-30-money": money,
  "2026-11-30-checklist-movement": checklistMovement,
  "2026-11-30-editions": editionTable,
};
