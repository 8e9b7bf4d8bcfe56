/** Two logs laid over each other line by line. Must not know wording, or what a right log is. */
import type { LogLine } from '../../lesson/exercise/code/code-schema.ts';

export interface DiffLine {
  readonly in: 'both' | 'mine' | 'theirs';
  readonly line: LogLine;
}

/** Lines are the same when the same happened and the same number of handlers heard it, whenever that was. */
const keyOf = ({ kind, text, heard = 0 }: LogLine): string => JSON.stringify([kind, text, heard > 0]);

/** As many equal lines as possible meet; where lines differ, one's own come first. Quadratic: a log has a hundred lines. */
export function diffLogs(mine: readonly LogLine[], theirs: readonly LogLine[]): DiffLine[] {
  const [a, b] = [mine.map(keyOf), theirs.map(keyOf)];
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ in: 'both', line: mine[i++]! });
      j++;
    } else if (i < a.length && (j === b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) lines.push({ in: 'mine', line: mine[i++]! });
    else lines.push({ in: 'theirs', line: theirs[j++]! });
  }
  return lines;
}
