/** What the browser's tab says. */
export function titled(words: string): void {
  document.title = `${words} · Kept`;
}
