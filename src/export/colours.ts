/**
 * The colours of a drawing: those of the light theme (src/styles/tokens.css), as literals, since a drawing is read without
 * its style sheet. A test holds the two together. Must not know what is drawn.
 */
import type { FieldRole } from '../protocol/fields.ts';

export interface RoleColours {
  /** A set bit and its digit. */
  readonly fill: string;
  readonly on: string;
  /** A clear bit and its digit; the ink also writes the field's name. */
  readonly tint: string;
  readonly ink: string;
}

export const ROLE_COLOURS: Readonly<Record<FieldRole, RoleColours>> = {
  flags: { fill: '#d1d4d9', on: '#12151a', tint: '#eef0f2', ink: '#4a525c' },
  opcode: { fill: '#ac73be', on: '#12151a', tint: '#f6ecf9', ink: '#7b3e90' },
  mask: { fill: '#e85c0e', on: '#12151a', tint: '#fdeadf', ink: '#a83c00' },
  length: { fill: '#a9d4fe', on: '#12151a', tint: '#eaf4ff', ink: '#1a5a90' },
  'extended-length': { fill: '#303faa', on: '#ffffff', tint: '#e9ebf9', ink: '#303faa' },
  key: { fill: '#fbda45', on: '#12151a', tint: '#fff8da', ink: '#735500' },
  payload: { fill: '#3c9876', on: '#12151a', tint: '#e2f2eb', ink: '#1b6a4d' },
};

export const PAGE_COLOURS = { card: '#ffffff', text: '#1b1f24', muted: '#565d66', 'line-strong': '#83807a' } as const;
