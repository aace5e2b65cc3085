import { NotFoundPage } from "../pages/not-found.tsx";
import { TopBar } from "./top-bar.tsx";

export function NotFoundRoute() {
  return (
    <div className="page-frame">
      <TopBar />
      <main id="inhoud" className="page-content">
        <NotFoundPage />
      </main>
    </div>
  );
}
