export function AreaPage() {
  return <p>AreaPage</p>;
}
