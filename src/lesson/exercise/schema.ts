/**
 * What an exercise is: one data type a kind, shared by both languages.
 *
 * Knows shapes. Must not know how an answer is judged (check.ts), what a lesson is (../lesson-schema.ts), or the page. `T` is how a
 * text stands there: both languages beside each other in `lesson.json`, one of them on a page.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import type { FieldId } from '../../protocol/fields.ts';
import type { CodeCase, CodeRun } from './code/code-schema.ts';

/** A text in both languages. Inline only: **strong** and `code`. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** Which end sent the bytes; without it no masking rule is broken. */
export type Sender = Role;

interface Base<T> {
  /** Unique in its lesson; also its address, `#ping-hi`. */
  readonly id: string;
  readonly title: T;
  readonly prompt: T;
  /** Said once it is solved: why the answer is right, or where it leads. */
  readonly right: T;
  /** In steps, the gentlest first. */
  readonly hints: readonly T[];
  /** Ids of `sources.tsv` that it treats. */
  readonly sources?: readonly string[];
}

export interface Option<T> {
  readonly id: string;
  readonly text: T;
  /** Said when it was taken wrongly, or in `multi` left out wrongly; for the right option of `choice`, `right` is said. */
  readonly why: T;
  readonly right?: boolean;
}

/** One question before the lesson begins. Never graded; the answer is shown again at the end. */
export interface Predict<T> extends Base<T> {
  readonly kind: 'predict';
  readonly options: readonly Option<T>[];
}
export interface Choice<T> extends Base<T> {
  readonly kind: 'choice';
  readonly options: readonly Option<T>[];
}
/** Any number of options are right. */
export interface Multi<T> extends Base<T> {
  readonly kind: 'multi';
  readonly options: readonly Option<T>[];
}

/** One field to fill in, with what is said to answers that were foreseen and to any other. */
export interface Blank<T, Value> {
  readonly id: string;
  readonly label: T;
  readonly answers: readonly Value[];
  readonly wrong?: readonly { readonly value: Value; readonly why: T }[];
  /** May hold {value}: what was typed, as it was read. */
  readonly otherwise: T;
}
export interface NumberExercise<T> extends Base<T> {
  readonly kind: 'number';
  readonly blanks: readonly Blank<T, number>[];
}
export interface TextExercise<T> extends Base<T> {
  readonly kind: 'text';
  readonly blanks: readonly Blank<T, string>[];
}

/** Click the bit that is meant. Bits count from the first bit of the first byte. */
export interface BitExercise<T> extends Base<T> {
  readonly kind: 'bit';
  readonly bytes: string;
  readonly sender?: Sender;
  readonly answers: readonly number[];
  /** What is said to a bit of another field. */
  readonly wrong: readonly { readonly field: FieldId; readonly why: T }[];
  readonly otherwise: T;
}
/** Select bytes. Ranges are half-open byte offsets. */
export interface ByteExercise<T> extends Base<T> {
  readonly kind: 'byte';
  readonly bytes: string;
  readonly answer: ByteSpan;
  readonly wrong?: readonly (ByteSpan & { readonly why: T })[];
  readonly otherwise: T;
}
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

/** Click the lines of an HTTP head that are meant: any number of them. */
export interface LineExercise<T> extends Base<T> {
  readonly kind: 'line';
  readonly lines: readonly HeadLine<T>[];
}
export interface HeadLine<T> {
  readonly id: string;
  /** Without its end; empty for the empty line. */
  readonly text: string;
  /** What ends it; absent: CR LF. `none`: nothing, as behind a head. */
  readonly end?: 'lf' | 'none';
  /** Said when it was taken wrongly, or left out wrongly. */
  readonly why: T;
  readonly right?: boolean;
}

export interface OrderExercise<T> extends Base<T> {
  readonly kind: 'order';
  /** In an order that is right. */
  readonly items: readonly { readonly id: string; readonly text: T }[];
  /** The order on screen at first. */
  readonly start: readonly string[];
  /** An order is right when all of these hold. */
  readonly rules: readonly { readonly before: string; readonly after: string; readonly why: T }[];
}
export interface MatchExercise<T> extends Base<T> {
  readonly kind: 'match';
  readonly pairs: readonly { readonly id: string; readonly text: T; readonly answer: string; readonly why: T }[];
  readonly choices: readonly { readonly id: string; readonly text: T }[];
}

/** What a predicate of `build` and its like asks of the value at its path (state.ts, head-state.ts and endpoints.ts have the paths). */
export type Comparison =
  | { readonly equals: string | number | boolean }
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly oneOf: readonly (string | number)[] };
/**
 * A predicate, and the sentence for when it fails: {value} is what is there, {name} the name of an opcode. `then`: asked only when all
 * before it hold, because it would only say what follows from them.
 */
export type Check<T> = Comparison & { readonly is: string; readonly says: T; readonly then?: boolean };

/** Bytes to edit until every check holds. */
interface Bytes<T> extends Base<T> {
  readonly start: string;
  readonly sender?: Sender;
  readonly checks: readonly Check<T>[];
  readonly solution: string;
  /** Other answers that pass, at least two; none where the solution is `unique` and every neighbour one bit away must fail. */
  readonly also?: readonly string[];
  readonly unique?: boolean;
  /** Edits of the shortest way. */
  readonly par: number;
}
export interface BuildExercise<T> extends Bytes<T> {
  readonly kind: 'build';
}
/** Several frames of one end, and the messages that a receiver makes of them. */
export interface StreamExercise<T> extends Bytes<T> {
  readonly kind: 'stream';
}

/** What a button of a `state` exercise does. `next`: whatever would happen next by itself, an arrival or the end of somebody's patience. */
export type StateAct =
  | { readonly do: 'next' | 'cut' }
  | { readonly do: 'close'; readonly by: Role; readonly code?: number; readonly reason?: string }
  | { readonly do: 'text'; readonly by: Role; readonly text: string }
  /** `end`: closes TCP, with whatever closing handshake there was until then. */
  | { readonly do: 'ping' | 'end'; readonly by: Role };

/** Drive two endpoints, both OPEN at first, until every check holds (endpoints.ts has the paths). */
export interface StateExercise<T> extends Base<T> {
  readonly kind: 'state';
  readonly actions: readonly { readonly id: string; readonly text: T; readonly act: StateAct }[];
  readonly checks: readonly Check<T>[];
  /** Ids of actions, one after the other. */
  readonly solution: readonly string[];
  /** Other ways that pass, at least two. */
  readonly also: readonly (readonly string[])[];
}

/** Edit the head of an HTTP message until every check holds; head-state.ts has the paths. Lines stand without their ends. */
export interface HeadExercise<T> extends Base<T> {
  readonly kind: 'head';
  readonly message: 'request' | 'response';
  /** The URL that a client was given: its request is judged by it. */
  readonly url?: string;
  /** The request that a response answers. */
  readonly sent?: readonly string[];
  readonly start: readonly string[];
  readonly checks: readonly Check<T>[];
  readonly solution: readonly string[];
  /** Other answers that pass, at least two. */
  readonly also: readonly (readonly string[])[];
}

/**
 * Edit code until every case passes. Code stands as lines. With `calls` it is a function of that name, which is called; without, it is
 * a script that opens a WebSocket.
 */
export interface CodeExercise<T> extends Base<T> {
  readonly kind: 'code';
  readonly calls?: string;
  readonly start: readonly string[];
  readonly cases: readonly CodeCase<T>[];
  readonly solution: readonly string[];
  /** Other answers that pass, at least two. */
  readonly also: readonly (readonly string[])[];
}

export type Exercise<T = Words> =
  | Predict<T>
  | Choice<T>
  | Multi<T>
  | NumberExercise<T>
  | TextExercise<T>
  | BitExercise<T>
  | ByteExercise<T>
  | OrderExercise<T>
  | MatchExercise<T>
  | LineExercise<T>
  | HeadExercise<T>
  | BuildExercise<T>
  | StreamExercise<T>
  | StateExercise<T>
  | CodeExercise<T>;

export type ExerciseKind = Exercise['kind'];
export type ExerciseOf<Kind extends ExerciseKind, T = string> = Extract<Exercise<T>, { readonly kind: Kind }>;

/**
 * What a learner has given, by kind: option ids, typed texts by blank, a bit, a span, ids in order, choices by pair, ids of lines,
 * a head as text, bytes as hex, ids of actions as they were taken, code.
 * It is also what is kept in the browser.
 */
export interface Answers {
  readonly predict: string | null;
  readonly choice: string | null;
  readonly multi: readonly string[];
  readonly number: Readonly<Record<string, string>>;
  readonly text: Readonly<Record<string, string>>;
  readonly bit: number | null;
  readonly byte: ByteSpan | null;
  readonly order: readonly string[];
  readonly match: Readonly<Record<string, string>>;
  readonly line: readonly string[];
  readonly head: string;
  readonly build: string;
  readonly stream: string;
  readonly state: readonly string[];
  readonly code: string;
}

/** What is judged: the answer itself or, of code, what came of running it. */
export type Judged = Omit<Answers, 'code'> & { readonly code: CodeRun };
