/** Of accounts: what somebody may do, and what kind of organisation they work for, in the language of the page. */
import type { organisationKinds } from "#data/schema/organisation.ts";
import type { Role } from "#data/schema/permission.ts";
import * as m from "../paraglide/messages.js";

const roleWords: Record<Role, () => string> = {
  viewer: m.signin_role_viewer,
  contributor: m.signin_role_contributor,
  wijkteam: m.signin_role_wijkteam,
  editor: m.signin_role_editor,
  dataSteward: m.signin_role_data_steward,
  admin: m.signin_role_admin,
};
export const roleWord = (role: Role): string => roleWords[role]();

const organisationKindWords: Record<(typeof organisationKinds)[number], () => string> = {
  gemeente: m.beheer_kind_gemeente,
  corporatie: m.beheer_kind_corporatie,
  zorg: m.beheer_kind_zorg,
  welzijn: m.beheer_kind_welzijn,
  onderwijs: m.beheer_kind_onderwijs,
  politie: m.beheer_kind_politie,
  bewoners: m.beheer_kind_bewoners,
  ondernemer: m.beheer_kind_ondernemer,
  kennisinstituut: m.beheer_kind_kennisinstituut,
  ministerie: m.beheer_kind_ministerie,
  fonds: m.beheer_kind_fonds,
};
export const organisationKindWord = (kind: (typeof organisationKinds)[number]): string => organisationKindWords[kind]();
