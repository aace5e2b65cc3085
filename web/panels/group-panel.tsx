export function GroupPanel() {
  return <p>GroupPanel</p>;
}
