export function PlaceSearch() {
  return <p>PlaceSearch</p>;
}
