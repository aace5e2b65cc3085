/** What somebody wants to be told of, and how often: the same fields to ask for it and to change it. */

import { mostFollowed, type Pace, type SubscriptionQuestion } from "#data/entries/subscription.ts";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { chosenThemes } from "#data/schema/initiative-filter.ts";
import { AreasFilter, ThemesFilter } from "../../filters/several.tsx";
import { typesWord } from "../../labels/entry-words.ts";
import * as m from "../../paraglide/messages.js";
import { CheckField } from "../../ui/check-field.tsx";
import { Choices } from "../../ui/choices.tsx";

export interface Followed {
  question: SubscriptionQuestion;
  pace: Pace;
}

interface QuestionFieldsProps {
  value: Followed;
  onChange: (value: Followed) => void;
}

export const tooManyAreas = ({ question }: Followed): string | undefined =>
  question.areas.length > mostFollowed ? m.subscribe_areas_many({ count: mostFollowed }) : undefined;

export function QuestionFields({ value, onChange }: QuestionFieldsProps) {
  const { question, pace } = value;
  const ask = (change: Partial<SubscriptionQuestion>) => onChange({ pace, question: { ...question, ...change } });
  const turn = (type: string, on: boolean) =>
    ask({ types: on ? [...question.types, type] : question.types.filter((one) => one !== type) });
  const many = tooManyAreas(value);
  return (
    <>
      <fieldset className="subscription__types">
        <legend className="wb-label">{m.subscribe_types()}</legend>
        {entryDefinitions().map(({ type }) => (
          <CheckField
            key={type}
            label={typesWord(type)}
            checked={question.types.includes(type)}
            onCheck={(on) => turn(type, on)}
          />
        ))}
      </fieldset>
      <ThemesFilter
        value={question.themes.length === 0 ? undefined : question.themes.join()}
        onChoose={(themes) => ask({ themes: chosenThemes(themes) })}
      />
      <div data-wrong={many === undefined ? undefined : true}>
        {many ? <p className="wb-fault">{many}</p> : null}
        <AreasFilter
          value={question.areas.length === 0 ? undefined : question.areas.join()}
          onChoose={(codes) => ask({ areas: codes?.split(",") ?? [] })}
          keeps={false}
        />
      </div>
      <Choices
        label={m.subscribe_pace()}
        value={pace}
        options={[
          { value: "weekly", label: m.subscribe_weekly() },
          { value: "atOnce", label: m.subscribe_at_once() },
        ]}
        onChange={(chosen) => onChange({ question, pace: chosen })}
      />
    </>
  );
}
