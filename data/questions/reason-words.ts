/** Why somebody is asked, in Dutch for letters: "omdat …" of what is known of them. The screen says the same in the words of web/messages. */
import { dutchPhases, dutchThemes } from "../entries/dutch-words.ts";
import type { RoutingReason } from "../entries/question.ts";

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} en ${words.at(-1)}`;

/** To the guide. */
export function reasonSentence(reason: RoutingReason): string {
  switch (reason.term) {
    case "theme":
      return `omdat je iets weet van ${listed(reason.themes.map((theme) => dutchThemes[theme].toLowerCase()))}`;
    case "phase":
      return `omdat je ervaring hebt met ${listed(reason.phases.map((phase) => dutchPhases[phase].toLowerCase()))}`;
    case "area":
      return areaSentence(reason);
    case "text":
      return `omdat wat je schreef past bij ${listed(reason.words.map((word) => `“${word}”`))}`;
    case "load":
      return reason.open === 0
        ? "omdat er nu geen andere vraag bij je ligt"
        : `omdat je nog ruimte hebt: er liggen ${reason.open} van hoogstens ${reason.most} vragen bij je`;
  }
}

function areaSentence({ how, asked, known }: Extract<RoutingReason, { term: "area" }>): string {
  if (how === "gemeente") return `omdat je ${asked.name} kent`;
  if (how === "comparable") return `omdat je ${known.name} kent, en dat lijkt op ${asked.name}`;
  return `omdat je ${known.name} kent, in dezelfde provincie als ${asked.name}`;
}
