/** Words to search by: they count when they are sent, with Enter or with the button where there is one. */
import { useId, useState } from "react";
import "./ui.css";

export interface SearchFormProps {
  label: string;
  /** What is searched by now. The field follows it, but for what the reader sent from here: what they type on stays. */
  text: string;
  /** Word on the button; without it Enter sends. */
  button?: string;
  className?: string;
  onSearch: (words: string) => void;
}

export function SearchForm({ label, text, button, className, onSearch }: SearchFormProps) {
  const id = useId();
  const [{ typed, known, sent }, setField] = useState({ typed: text, known: text, sent: text });
  if (known !== text) setField({ typed: sent === text ? typed : text, known: text, sent: text });
  const field = (
    <input
      id={id}
      name="q"
      type="search"
      className="wb-field"
      maxLength={200}
      value={typed}
      onChange={(event) => setField({ typed: event.target.value, known, sent })}
    />
  );
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        const words = typed.trim();
        setField({ typed, known, sent: words });
        onSearch(words);
      }}
    >
      <label className="wb-label" htmlFor={id}>
        {label}
      </label>
      {button ? (
        <div>
          {field}
          <button type="submit" className="nl-button nl-button--default">
            <span className="nl-button__label">{button}</span>
          </button>
        </div>
      ) : (
        field
      )}
    </form>
  );
}
