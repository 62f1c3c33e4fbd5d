/** The parts of the page's path behind the face: `/portal/orders/17` is `['orders', '17']`. */
export function rest(): string[] {
  return location.pathname.split('/').slice(2).filter(Boolean).map(decodeURIComponent);
}

export function query(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}
