/** What a browser is called that is signed in. */
import type { Device } from "#data/schema/account.ts";
import * as m from "../../paraglide/messages.js";

export const deviceName = ({ browser, system }: Device): string =>
  browser && system ? m.devices_name({ browser, system }) : (browser ?? system ?? m.devices_unknown());
