import { CASE_KINDS, LEG_EVENTS, PACKAGE_EVENTS, PILOT_EVENTS } from '@sandbar/domain';
import type { CaseKind, EventRow } from '@sandbar/domain';
import { findPayloadClass, listSentEvents, schemaOf } from '@sandbar/contracts';
import type { JsonSchema } from '@sandbar/contracts';
import { CURRENT_DECLARATION_VERSION, getDeclarationSchema } from '@sandbar/declaration';
import { ROUTES } from '../routes.policy.js';
import type { RouteRow } from '../http/route-row.js';
import { VIEW_SCHEMAS } from './view-schemas.js';

export const OPENAPI = Symbol('OpenApiDocument');
export type OpenApiDocument = Readonly<Record<string, unknown>>;

const EVENTS: Readonly<Record<CaseKind, Readonly<Record<string, EventRow>>>> = {
  'pilot-application': PILOT_EVENTS,
  'sharing-package': PACKAGE_EVENTS,
  'sharing-leg': LEG_EVENTS,
};
/** Of answers that are no JSON. */
const MEDIA_TYPES: Readonly<Record<string, string>> = { File: 'application/octet-stream', Csv: 'text/csv', LiveEvent: 'text/event-stream' };
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const both = ({ zh, en }: { zh: string; en: string }): string => `${zh} / ${en}`;

/**
 * The OpenAPI 3.1 description, made from the table of routes, the payload classes and the declaration's schema: nothing in it is written twice.
 * @param publicUrl origin of the server
 */
export function openApiDocument(publicUrl: string): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [key, row] of Object.entries<RouteRow>(ROUTES)) {
    if (row.tag === undefined) continue;
    const [method = '', pattern = ''] = key.split(' ');
    const path = pattern.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(row, pattern) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '沙洲 Sandbar',
      version: '1.0.0',
      description:
        '长三角金融科技创新监管试点申请流程接口。写入需带 Origin、Idempotency-Key，对既有案件还需 If-Match。/ ' +
        'Workflow of pilot applications in the Yangtze Delta. Writes carry Origin and Idempotency-Key, and If-Match where something is there already.',
    },
    servers: [{ url: publicUrl }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-sandbar' }, key: { type: 'http', scheme: 'bearer' } },
      schemas: { ...VIEW_SCHEMAS, ...eventSchemas(), DeclarationContent: getDeclarationSchema(CURRENT_DECLARATION_VERSION) },
    },
  };
}

/** The same, made when somebody first asks for it: most processes end before that. */
export function openApiWhenAsked(publicUrl: string): () => OpenApiDocument {
  let made: OpenApiDocument | undefined;
  return () => (made ??= openApiDocument(publicUrl));
}

function operation(row: RouteRow, pattern: string): JsonSchema {
  const [status, schema] = row.gives;
  return {
    summary: both(row.title),
    tags: [row.tag],
    ...(row.access === 'public' ? { security: [] } : row.byKey === true ? { security: [{ session: [] }, { key: [] }] } : {}),
    parameters: [
      ...[...pattern.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...queryParameters(row),
      ...(row.idempotent === true ? [header('Idempotency-Key', { type: 'string', minLength: 1, maxLength: 200 })] : []),
      ...(row.acting === true ? [{ ...header('Sandbar-On-Behalf-Of', { type: 'string', format: 'uuid' }), required: false }] : []),
      ...(row.ifMatch === undefined ? [] : [header('If-Match', { type: 'string', pattern: `^"${row.ifMatch}\\d+"$` })]),
    ],
    ...(row.takes === undefined ? {} : { requestBody: { required: true, content: bodyOf(row.takes) } }),
    responses: {
      [status]: {
        description: both(row.title),
        ...(schema === null ? {} : { content: { [MEDIA_TYPES[schema] ?? 'application/json']: { schema: ref(schema) } } }),
      },
      default: { description: 'RFC 9457', content: { 'application/problem+json': { schema: ref('Problem') } } },
    },
  };
}

function header(name: string, schema: JsonSchema): JsonSchema {
  return { name, in: 'header', required: true, schema };
}

function queryParameters(row: RouteRow): readonly JsonSchema[] {
  if (row.query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(row.query) as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

function bodyOf(takes: NonNullable<RouteRow['takes']>): JsonSchema {
  if (takes === 'notice' || takes === 'override')
    return { 'application/json': { schema: ref(takes === 'notice' ? 'YearNotice' : 'CalendarOverride') } };
  if (takes === 'event') return { 'application/json': { schema: ref('Event') } };
  if (takes === 'declaration')
    return {
      'application/json': {
        schema: { type: 'object', required: ['content'], additionalProperties: false, properties: { content: ref('DeclarationPart') } },
      },
    };
  if (takes === 'file')
    return {
      'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } },
    };
  return { 'application/json': { schema: schemaOf(takes) } };
}

/** `Event`: a oneOf over every event that people send, told apart by `type`. */
function eventSchemas(): Readonly<Record<string, JsonSchema>> {
  const found: Record<string, JsonSchema> = {};
  for (const kind of CASE_KINDS)
    for (const type of listSentEvents(kind)) {
      const of = findPayloadClass(kind, type);
      const title = EVENTS[kind][type]?.title;
      if (of === undefined || title === undefined) continue;
      found[`Event_${type}`] = {
        title: both(title),
        description: kind,
        type: 'object',
        required: ['type', 'payload'],
        additionalProperties: false,
        properties: { type: { const: type }, payload: schemaOf(of) },
      };
    }
  const names = Object.keys(found);
  const mapping = Object.fromEntries(names.map((name) => [name.slice('Event_'.length), `#/components/schemas/${name}`]));
  return { ...found, Event: { oneOf: names.map(ref), discriminator: { propertyName: 'type', mapping } } };
}
