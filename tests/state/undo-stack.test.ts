import { describe, expect, test } from 'vitest';
import { MOST_REMEMBERED, UndoStack } from '../../src/state/undo-stack.ts';

describe('the way back', () => {
  test('a new change ends the way forth', () => {
    const stack = new UndoStack<number>(() => 1);
    stack.record(1);
    expect(stack.undo(2)).toBe(1);
    expect(stack.canRedo).toBe(true);
    stack.record(1);
    expect(stack.canRedo).toBe(false);
    expect(stack.redo(3)).toBeNull();
  });

  test('a group that was undone is not gone on with', () => {
    const stack = new UndoStack<number>(() => 1);
    stack.record(1, 'text');
    stack.undo(2);
    stack.record(1, 'text');
    expect(stack.undo(2)).toBe(1);
    expect(stack.canUndo).toBe(false);
  });

  test('forgets the oldest when all weighs too much, never the last', () => {
    const stack = new UndoStack<number>((weight) => weight);
    const third = MOST_REMEMBERED / 3;
    for (let at = 0; at < 5; at++) stack.record(third);
    for (let at = 0; at < 3; at++) expect(stack.undo(0)).toBe(third);
    expect(stack.canUndo).toBe(false);
    stack.record(2 * MOST_REMEMBERED);
    expect(stack.undo(0)).toBe(2 * MOST_REMEMBERED);
    expect(stack.canUndo).toBe(false);
  });
});
