import type { Tables } from "./tables.ts";

/** Every table by its name; the compiler sees to it that none is left out. */
export const tableNames: readonly string[] = Object.keys({
  batch: 1,
  mail: 1,
  confirmation: 1,
  person: 1,
  session: 1,
  login: 1,
  passkey: 1,
  membership: 1,
  verification: 1,
  initiative: 1,
  initiative_area: 1,
  publication: 1,
  publication_area: 1,
  word: 1,
  publication_word: 1,
  history: 1,
  merged: 1,
  invitation: 1,
  organisation: 1,
  idempotency: 1,
  migration: 1,
  migration_lock: 1,
  mailbox: 1,
  shown_places: 1,
} satisfies Record<keyof Tables, 1>);
