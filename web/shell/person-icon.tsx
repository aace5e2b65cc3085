/** Decorative: the name stands beside it. */
export const PersonIcon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
    <path d="M10 3.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4ZM3.5 17c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5" />
  </svg>
);
