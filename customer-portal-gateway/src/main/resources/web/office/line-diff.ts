/** A line of two texts held against each other: in both, only in the former, only in the later. */
export interface DiffLine { kind: 'same' | 'gone' | 'new'; text: string }

/** Lines of the two texts multiplied; a table of this size is made in no time. */
const MOST_CELLS = 4_000_000;

/** The longest lines that both have, in their order, and around them what is gone and new. Undefined: too long to compare. */
export function lineDiff(former: string, later: string): DiffLine[] | undefined {
  const [a, b] = [former.trimEnd().split('\n'), later.trimEnd().split('\n')];
  if (a.length * b.length > MOST_CELLS) return undefined;
  const common = table(a, b);
  const lines: DiffLine[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) { lines.push({ kind: 'same', text: a[i++]! }); j++; }
    else if (i < a.length && (j === b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) lines.push({ kind: 'gone', text: a[i++]! });
    else lines.push({ kind: 'new', text: b[j++]! });
  }
  return lines;
}

/** How many lines both have from these two on. */
function table(a: string[], b: string[]): Uint32Array[] {
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  return common;
}
