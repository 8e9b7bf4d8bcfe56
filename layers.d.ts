export interface Layer {
  room: string;
  may: string[];
  packages: string[];
  typesOnly?: boolean;
}
export const LAYERS: Layer[];
export function roomOf(path: string): string | null;
export function importFault(from: string, to: string, typeOnly: boolean): string | null;
export function packageFault(from: string, name: string): string | null;
