import { buildExampleDeclaration, getDeclarationSchema, walk } from '@sandbar/declaration';
import { labelCeiling } from '@sandbar/domain';
import type { Tlp } from '@sandbar/domain';
import { referenceRules } from '@sandbar/testing';
import { fieldsOf } from './disclose-package.js';

const AT = '2026-11-28T02:00:00.000Z';
const sealed = { schemaVersion: '1', content: buildExampleDeclaration() as Readonly<Record<string, unknown>> };
const levels = new Map(
  [...walk(getDeclarationSchema(1), sealed.content)].flatMap(({ pointer, kind, node }) =>
    kind === 'field' ? [[pointer, node['x-level']] as const] : [],
  ),
);
const ceilingOf = (tlp: Tlp): number => labelCeiling(tlp, (code) => referenceRules.find(code, null, AT)?.value)!;

describe('what a TLP label lets out, whatever level the author released', () => {
  it.each<[Tlp, number]>([
    ['CLEAR', 1],
    ['GREEN', 2],
    ['AMBER', 3],
    ['AMBER+STRICT', 4],
    ['RED', 0],
  ])('%s: nothing above level %i, and what is kept back says that the label does', (tlp, most) => {
    expect(ceilingOf(tlp)).toBe(most);
    for (const maximumLevel of [1, 2, 3, 4, 5]) {
      const fields = fieldsOf(sealed, { maximumLevel, withhold: [] }, ceilingOf(tlp));
      expect(fields.length).toBeGreaterThan(50);
      for (const { pointer, level, value, withheld } of fields) {
        expect(level).toBe(levels.get(pointer));
        const open = level <= Math.min(maximumLevel, most);
        expect([pointer, value !== undefined, withheld !== undefined]).toEqual([pointer, open, !open]);
        if (level <= maximumLevel && level > most) expect(withheld).toMatchObject({ code: 'label' });
      }
    }
  });

  it('says of a row that is meant by its id where it stands, and nothing of one that is withheld', () => {
    const owners = (withhold: readonly { pointer: string; reason: string }[]) =>
      fieldsOf(sealed, { maximumLevel: 5, withhold }, 5).filter(({ pointer }) => /^\/division\/\d+\/owner$/.test(pointer));
    const parties = sealed.content['parties'] as readonly { readonly rid: string }[];
    expect(owners([]).length).toBeGreaterThan(1);
    for (const { value, row } of owners([])) expect(row).toBe(`/parties/${parties.findIndex(({ rid }) => rid === value)}`);
    const withhold = [{ pointer: '/division', reason: '与征求意见无关' }];
    expect(owners(withhold).filter(({ row }) => row !== undefined)).toEqual([]);
  });

  it('never lets out what the author withholds, under any label', () => {
    const withhold = [{ pointer: '/basics', reason: '与征求意见无关' }];
    for (const tlp of ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const) {
      const held = fieldsOf(sealed, { maximumLevel: 5, withhold }, ceilingOf(tlp)).filter(({ pointer }) => pointer.startsWith('/basics/'));
      expect(held.length).toBeGreaterThan(0);
      expect(held.filter(({ value }) => value !== undefined)).toEqual([]);
    }
  });
});
