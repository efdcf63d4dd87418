/** A form as it is drawn: whatever it was made from, a payload class or the declaration's schema. Names are JSON pointers into what is sent. */
interface Named {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** Must be filled. */
  readonly required: boolean;
  readonly faults: readonly string[];
}
export interface Option {
  readonly value: string;
  readonly label: string;
  /** Heading in the list, where options are many. */
  readonly group?: string;
}
export type Field =
  | (Named & {
      readonly kind: 'text';
      readonly type: 'text' | 'date' | 'datetime-local' | 'email' | 'tel' | 'number';
      readonly value: string;
      readonly multiline: boolean;
      readonly maxLength?: number;
      readonly unit?: string;
    })
  | (Named & { readonly kind: 'select'; readonly value: string; readonly options: readonly Option[] })
  | (Named & { readonly kind: 'radios'; readonly value: string; readonly options: readonly Option[] })
  | (Named & { readonly kind: 'checks'; readonly values: readonly string[]; readonly options: readonly Option[] })
  | (Named & { readonly kind: 'flag'; readonly checked: boolean })
  | (Named & { readonly kind: 'yes-no'; readonly value: string })
  | { readonly kind: 'hidden'; readonly name: string; readonly value: string }
  /** Something to read in the middle of a form; sent along when it has a value. */
  | { readonly kind: 'shown'; readonly name: string; readonly label: string; readonly text: string; readonly value?: string }
  | { readonly kind: 'group'; readonly name: string; readonly label: string; readonly help?: string; readonly fields: readonly Field[] }
  | (Named & { readonly kind: 'rows'; readonly rows: readonly (readonly Field[])[]; readonly rowLabel: string; readonly max: number });

/** A fault of a form, for the summary at its top. */
export interface FormFault {
  /** JSON pointer of the field; '' speaks of the whole form. */
  readonly pointer: string;
  readonly message: string;
}

/** Suffix of the hidden field that says how many rows a list has. */
export const ROWS = '#rows';

/** Id of the control of a field, for labels and links. Names hold letters, digits, `/` and `-` only, but for row ids of a person's making. */
export function idOf(name: string): string {
  return `f${name.replace(/[^A-Za-z0-9]/g, '-')}`;
}
