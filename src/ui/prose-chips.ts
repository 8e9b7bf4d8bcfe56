/**
 * The fields that running text names, tied to the tools of the same page: a chip that is pointed at lights its field in every tool,
 * and a field that is pointed at in a tool lights its chips.
 *
 * Knows chips (`.chip[data-field]` inside `[data-prose]`) and their events. Must not know what a field means or how a tool draws.
 */
import type { FieldNode } from '../protocol/annotation/model.ts';
import { findField } from '../protocol/annotation/query.ts';
import type { FieldId } from '../protocol/fields.ts';
import { type Linking, type Reference, referenceTo } from './linking.ts';

export interface Chips {
  /** Says which fields are lit in the tool. */
  show(hover: FieldId | null, pin: FieldId | null): void;
  off(): void;
}

interface Lit {
  hover: FieldId | null;
  pin: FieldId | null;
}
const tools = new Set<Lit>();

const chips = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-prose] .chip[data-field]')];

function draw(): void {
  const all = [...tools];
  for (const chip of chips()) {
    const { field } = chip.dataset;
    const pinned = all.some(({ pin }) => pin === field);
    const lit = pinned || all.some(({ hover }) => hover === field);
    chip.setAttribute('aria-pressed', String(pinned));
    if (lit) chip.dataset['lit'] = '';
    else delete chip.dataset['lit'];
  }
}

/** Ties a tool to the text around it: its selection, and the frame it shows. A field that the frame lacks lights nothing. */
export function connectChips(linking: Linking, tree: () => FieldNode): Chips {
  const off = new AbortController();
  const lit: Lit = { hover: null, pin: null };
  tools.add(lit);
  const fieldAt = ({ target }: Event): FieldId | null => {
    const chip = target instanceof Element ? target.closest<HTMLElement>('[data-prose] .chip[data-field]') : null;
    return (chip?.dataset['field'] as FieldId | undefined) ?? null;
  };
  const listen = (types: readonly string[], act: (reference: Reference) => void): void => {
    const handle = (event: Event): void => {
      const field = fieldAt(event);
      const node = field && findField(tree(), field);
      if (node) act(referenceTo(node, 0));
    };
    for (const type of types) document.addEventListener(type, handle, { signal: off.signal });
  };
  listen(['pointerover', 'focusin'], (reference) => {
    linking.point(reference);
  });
  listen(['pointerout', 'focusout'], () => {
    linking.point(null);
  });
  listen(['click'], (reference) => {
    linking.togglePin(reference);
  });
  return {
    show(hover, pinned) {
      if (lit.hover === hover && lit.pin === pinned) return;
      Object.assign(lit, { hover, pin: pinned });
      draw();
    },
    off() {
      off.abort();
      tools.delete(lit);
      draw();
    },
  };
}
