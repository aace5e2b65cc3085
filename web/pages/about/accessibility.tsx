/** Accessibility statement after the Dutch model: scope, status, what was done, what is not right, where to report. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";

export function AccessibilityPage() {
  return (
    <article className="wb-page">
      <h1>{m.a11y_title()}</h1>
      <p className="lead">{m.a11y_lead()}</p>
      <div className="prose">
        <h2>{m.a11y_scope_title()}</h2>
        <p>{m.a11y_scope()}</p>
        <h2>{m.a11y_status_title()}</h2>
        <p>{m.a11y_status()}</p>
        <h2>{m.a11y_measures_title()}</h2>
        <ul>
          <li>{m.a11y_measure_1()}</li>
          <li>{m.a11y_measure_2()}</li>
          <li>{m.a11y_measure_3()}</li>
          <li>{m.a11y_measure_4()}</li>
          <li>{m.a11y_measure_5()}</li>
        </ul>
        <h2>{m.a11y_gaps_title()}</h2>
        <ul>
          <li>{m.a11y_gap_1()}</li>
          <li>{m.a11y_gap_2()}</li>
          <li>{m.a11y_gap_3()}</li>
          <li>{m.a11y_gap_4()}</li>
        </ul>
        <h2>{m.a11y_contact_title()}</h2>
        <p>{m.a11y_contact()}</p>
        <p className="wb-soft">{m.a11y_date()}</p>
      </div>
    </article>
  );
}
