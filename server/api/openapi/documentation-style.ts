/** Style of the documentation page: system fonts, both colour schemes, wide tables scroll in their own box. */
export const documentationCss = `:root {
  color-scheme: light dark;
  --text: #1b2126; --soft: #4d5a66; --line: #c9d1d8; --page: #ffffff; --field: #f3f5f7; --link: #0b5394;
}
@media (prefers-color-scheme: dark) {
  :root { --text: #eef2f5; --soft: #b3bfca; --line: #3c4751; --page: #15191e; --field: #1f252c; --link: #8cc2f5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 "Source Sans 3", system-ui, sans-serif; overflow-wrap: anywhere; }
header { padding: 1rem; border-bottom: 1px solid var(--line); font-weight: 600; }
main { max-width: 60rem; margin: 0 auto; padding: 0 1rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; }
h2 { margin-top: 3rem; padding-bottom: 0.25rem; border-bottom: 2px solid var(--line); }
h3 { margin: 2rem 0 0.5rem; }
p { max-width: 42rem; }
a { color: var(--link); }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { padding: 0.1rem 0.3rem; border-radius: 3px; background: var(--field); font-size: 0.9em; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
nav a, header a { display: inline-block; min-height: 24px; }
.scroll { overflow-x: auto; }
table { width: 100%; min-width: 36rem; border-collapse: collapse; overflow-wrap: normal; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; }
`;
