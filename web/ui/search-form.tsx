/** Words to search by: they count when they are sent, with Enter or with the button where there is one. */
import { useId } from "react";
import "./ui.css";

export interface SearchFormProps {
  label: string;
  /** What is searched by now; give it as `key` too, so that the field follows the address. */
  text: string;
  /** Word on the button; without it Enter sends. */
  button?: string;
  className?: string;
  onSearch: (words: string) => void;
}

export function SearchForm({ label, text, button, className, onSearch }: SearchFormProps) {
  const id = useId();
  const field = <input id={id} name="q" type="search" className="wb-field" maxLength={200} defaultValue={text} />;
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(String(new FormData(event.currentTarget).get("q")).trim());
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
