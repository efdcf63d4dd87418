import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, chooseServerUser } from './server-user.js';

describe('whom root’s database runs as', () => {
  const ROOT = 'root:x:0:0:root:/root:/bin/bash';
  const NOBODY = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';

  it.each([
    ['postgres where there is one', [ROOT, NOBODY, 'postgres:x:101:104::/var/lib/postgresql:/bin/bash'], { uid: 101, gid: 104 }],
    ['nobody otherwise', [ROOT, NOBODY], { uid: 65534, gid: 65533 }],
    ['nobody where postgres is another name of root', [ROOT, NOBODY, 'postgres:x:0:0::/:/bin/sh'], { uid: 65534, gid: 65533 }],
    ['65534 where there is no user table', [''], { uid: 65534, gid: 65534 }],
    ['65534 where the table is damaged', ['postgres:x:::', '# nobody', 'nobody'], { uid: 65534, gid: 65534 }],
  ])('%s', (_case, lines, expected) => expect(chooseServerUser(lines.join('\n'))).toMatchObject(expected));
});

describe('canEnter', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-enter-')));
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    chmodSync(folder, 0o755);
  });
  afterEach(() => {
    // Who is not root must be let in to remove it.
    chmodSync(join(folder, 'a'), 0o755);
    rmSync(folder, { recursive: true, force: true });
  });
  const { uid, gid } = statSync(realpathSync(tmpdir()));
  const stranger = { uid: uid + 4_000_000, gid: gid + 4_000_000, name: 'stranger' };

  it('looks at every directory on the way, and at the bit that applies', () => {
    const path = join(folder, 'a/b');
    expect(canEnter(path, stranger)).toBe(true);
    chmodSync(join(folder, 'a'), 0o744);
    expect(canEnter(path, stranger)).toBe(false);
    expect(canEnter(folder, stranger)).toBe(true);
    const own = statSync(join(folder, 'a'));
    expect(canEnter(path, { uid: own.uid, gid: own.gid, name: 'owner' })).toBe(true);
    chmodSync(join(folder, 'a'), 0o711);
    expect(canEnter(path, stranger)).toBe(true);
    chmodSync(join(folder, 'a'), 0o071);
    // Root sees past it; an ordinary user is kept out of its own directory, and so can let nobody in.
    expect(canEnter(path, { ...stranger, gid: own.gid })).toBe(process.getuid?.() === 0);
    expect(canEnter(path, { uid: own.uid, gid: own.gid, name: 'owner' })).toBe(false);
  });

  it('always lets us ourselves in', () => expect(canEnter('/root', undefined)).toBe(true));
});
