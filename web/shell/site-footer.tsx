import { PageLinks } from "../figures/page-links.tsx";

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <PageLinks />
    </footer>
  );
}
