import { getDeclarationSchema } from './declaration-schema.js';
import type { SchemaNode } from './model/schema-node.js';

/** What a case needs to know of a sealed declaration; the content itself stays outside the machine. */
export interface DeclarationSummary {
  readonly title: string;
  readonly kind: 'financial-service' | 'technology-product';
  /** The row index of a party in `/parties` is its index here. */
  readonly parties: readonly {
    readonly uscc: string;
    readonly name: string;
    readonly lead: boolean;
    readonly licensed: boolean;
    readonly home: string;
  }[];
  /** GB/T 2260 two-digit codes. */
  readonly serviceArea: readonly string[];
  readonly plannedStart: string;
  readonly plannedEnd: string;
  /** SHA-256 of every attachment referred to, with the pointer of the reference. */
  readonly attachments: readonly { readonly pointer: string; readonly sha256: string }[];
}

interface SealedShape {
  readonly basics: { name: string; kind: string; serviceArea: string[]; plannedStart: string; plannedEnd: string };
  readonly parties: { role: string; name: string; uscc: string; home: string; licences?: unknown[] }[];
}

/**
 * Reads the summary of a declaration that passed `validate(..., {at: 'seal'})`; on other data it throws TypeError.
 * @throws UnknownDeclarationVersion
 */
export function summarise(version: number, data: unknown): DeclarationSummary {
  const schema = getDeclarationSchema(version);
  const { basics, parties } = data as SealedShape;
  return {
    title: basics.name,
    kind: basics.kind === 'financialService' ? 'financial-service' : 'technology-product',
    parties: parties.map(({ role, name, uscc, home, licences }) => ({
      uscc,
      name,
      lead: role === 'lead',
      licensed: (licences?.length ?? 0) > 0,
      home,
    })),
    serviceArea: basics.serviceArea,
    plannedStart: basics.plannedStart,
    plannedEnd: basics.plannedEnd,
    attachments: attachmentsOf(schema, data, ''),
  };
}

function attachmentsOf(node: SchemaNode, value: unknown, pointer: string): { pointer: string; sha256: string }[] {
  if (value === null || typeof value !== 'object') return [];
  if (node['x-attachment'] === true) return [{ pointer, sha256: String((value as { sha256?: unknown }).sha256) }];
  if (Array.isArray(value))
    return value.flatMap((item, i) => (node.items === undefined ? [] : attachmentsOf(node.items, item, `${pointer}/${i}`)));
  return Object.entries(node.properties ?? {}).flatMap(([key, inner]) =>
    attachmentsOf(inner, (value as Record<string, unknown>)[key], `${pointer}/${key}`),
  );
}
