/** Whether a comparison holds of a value. Must not know where the value comes from. */
import type { Comparison } from './schema.ts';
import type { StateValue } from './state.ts';

/** Nothing holds of a value that is not there. */
export function holds(check: Comparison, value: StateValue | null): boolean {
  if (value === null) return false;
  if ('equals' in check) return value === check.equals;
  if ('atMost' in check) return Number(value) <= check.atMost;
  if ('atLeast' in check) return Number(value) >= check.atLeast;
  return check.oneOf.some((each) => each === value);
}
