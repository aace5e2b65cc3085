/** Pages of text: /over, and the accessibility statement after the Dutch model at /toegankelijkheid. */
import { Link } from "@tanstack/react-router";
import { openApiUrl } from "../../api/published.ts";
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";

export function AboutPage() {
  return (
    <article className="wb-page">
      <h1>{m.about_title()}</h1>
      <p className="lead">{m.about_lead()}</p>
      <div className="prose">
        <h2>{m.about_what_title()}</h2>
        <ul>
          <li>{m.about_what_1()}</li>
          <li>{m.about_what_2()}</li>
          <li>{m.about_what_3()}</li>
          <li>{m.about_what_4()}</li>
          <li>{m.about_what_5()}</li>
        </ul>
        <h2>{m.about_read_title()}</h2>
        <p>{m.about_read_1()}</p>
        <p>{m.about_read_2()}</p>
        <p>{m.about_read_5()}</p>
        <p>{m.about_read_6()}</p>
        <p>{m.about_read_3()}</p>
        <p>{m.about_read_4()}</p>
        <p>
          <Link to="/wijkaanpak" search={true} className="nl-link">
            {m.approach_title()}
          </Link>
        </p>
        <h2>{m.about_focus_title()}</h2>
        <p>{m.about_focus_1()}</p>
        <p>{m.about_focus_2()}</p>
        <h2>{m.about_privacy_title()}</h2>
        <p>{m.about_privacy_1()}</p>
        <p>{m.about_privacy_2()}</p>
        <p>{m.about_privacy_3()}</p>
        <h2>{m.about_open_title()}</h2>
        <p>{m.about_open_1()}</p>
        <ul>
          <li>
            <Link to="/bronnen" search={true} className="nl-link">
              {m.about_open_sources()}
            </Link>
          </li>
          <li>
            <Link to="/methode" search={true} className="nl-link">
              {m.method_title()}
            </Link>
          </li>
          <li>
            <a className="nl-link" href={openApiUrl}>
              {m.about_open_api()}
            </a>
          </li>
        </ul>
      </div>
    </article>
  );
}

/** Scope, status, what was done, what is not right, where to report. */
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
