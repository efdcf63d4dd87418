export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}
export function edited(text: string, edit: Edit): string;
