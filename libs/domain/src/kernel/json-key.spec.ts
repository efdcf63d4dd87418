import fc from 'fast-check';
import { jsonKey } from './json-key.js';

const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, inner]) => [name, reversed(inner)]),
        )
      : value;

test('the order of members does not count, everything else does', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => jsonKey(reversed(value)) === jsonKey(value)));
  expect(jsonKey({ a: 1, b: [1, 2] })).not.toBe(jsonKey({ a: 1, b: [2, 1] }));
  expect(jsonKey({ a: null })).not.toBe(jsonKey({}));
});
