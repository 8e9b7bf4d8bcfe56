/** A right answer as lines of text, for the page and for the answer key on paper. Must not know wording beyond the exercise's own. */
import { fromHex, hexByte } from '../../protocol/bytes/hex.ts';
import { compact } from '../../lesson/exercise/check.ts';
import type { ExerciseKind, ExerciseOf } from '../../lesson/exercise/schema.ts';
import { visibleLine } from './visible-line.ts';

/** The lines of a right answer, in the exercise's language; of code, its own. */
export function solutionLines(exercise: ExerciseOf<ExerciseKind>): readonly string[] {
  switch (exercise.kind) {
    case 'predict':
    case 'choice':
    case 'multi':
      return exercise.options.filter(({ right }) => right).map(({ text }) => text);
    case 'number':
    case 'text':
      return exercise.blanks.map(({ label, answers }) => `${label} → \`${answers[0]}\``);
    case 'match':
      return exercise.pairs.map(({ text, answer }) => `${text} → ${exercise.choices.find(({ id }) => id === answer)!.text}`);
    case 'order':
      return exercise.items.map(({ text }, at) => `${at + 1}. ${text}`);
    case 'bit': {
      const bit = exercise.answers[0]!;
      const byte = fromHex(compact(exercise.bytes))[Math.floor(bit / 8)]!;
      const digits = byte.toString(2).padStart(8, '0');
      return [`\`${hexByte(byte)}\` = \`${digits.slice(0, bit % 8)}[${digits[bit % 8]}]${digits.slice((bit % 8) + 1)}\``];
    }
    case 'byte':
      return [`\`${exercise.bytes.split(' ').slice(exercise.answer.from, exercise.answer.to).join(' ')}\``];
    case 'line':
      return exercise.lines.filter(({ right }) => right).map((line) => `\`${visibleLine(line)}\``);
    case 'head':
      return exercise.solution.map((line) => `\`${line}\``);
    case 'state':
      return exercise.solution.map((one, at) => `${at + 1}. ${exercise.actions.find(({ id }) => id === one)!.text}`);
    case 'build':
    case 'stream':
      return [`\`${exercise.solution}\``];
    case 'code':
      return exercise.solution;
  }
}
