/** What the need is of, in a few words. */
import { themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { ReadQuestion } from "../../state/gap-question.ts";

export const needName = ({ theme, question }: ReadQuestion): string =>
  theme ? themeWord(theme).toLowerCase() : m.gaps_own_choice({ count: String(question?.need.length ?? 0) });
