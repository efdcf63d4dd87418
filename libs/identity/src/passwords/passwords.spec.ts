import { PasswordHasher, HasherBusy } from './password-hasher.js';
import { faultOfPassword, weakPassword } from './password-rules.js';

describe('a password', () => {
  it.each([
    ['elf zeichen', 'password.too_short'],
    ['潮平两岸阔风正一帆悬', 'password.too_short'],
    ['x'.repeat(129), 'password.too_long'],
    ['aaaaaaaaaaaaaaaa', 'password.too_simple'],
    ['1234567890123', 'password.too_simple'],
    ['abcdefghijklmnop', 'password.too_simple'],
    ['zyxwvutsrqponm', 'password.too_simple'],
    ['1qaz2wsx3edc', 'password.too_common'],
    ['Password2026!!', 'password.too_common'],
    ['Shanghai@20261001', 'password.too_common'],
    ['qwertqwertqwert', 'password.too_common'],
    ['woaini1314520', 'password.too_common'],
    ['wang.xiaoming-88-kl', 'password.contains_name'],
    ['my sandbar secret', 'password.contains_name'],
  ])('%s is refused: %s', (password, fault) => {
    expect(faultOfPassword(password, ['wang.xiaoming', '王小明'])).toBe(fault);
  });
  it.each(['潮平两岸阔，风正一帆悬。', 'staple horse correct battery', 'tR7!kd0_pQz4', '  spaces count, too  '])(
    '%s may be used',
    (password) => expect(faultOfPassword(password, ['wang.xiaoming', '小明'])).toBeUndefined(),
  );
  it('is refused with the reason where the form shows it', () => {
    expect(weakPassword('password.too_short')).toMatchObject({
      code: 'password.weak',
      errors: [{ pointer: '/password', code: 'password.too_short', message: { zh: '口令至少12个字符' } }],
    });
  });
});

describe('the hasher', () => {
  it('makes argon2id with the parameters of OWASP', async () => {
    const hash = await new PasswordHasher().hash('tR7!kd0_pQz4');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await new PasswordHasher().check(hash, 'tR7!kd0_pQz4')).toEqual({ matches: true, rehash: false });
    expect(await new PasswordHasher().check(hash, 'tR7!kd0_pQz5')).toEqual({ matches: false, rehash: false });
  });

  it('reads one password typed on two keyboards as one', async () => {
    const hasher = new PasswordHasher({ timeCost: 1, memoryCost: 64, parallelism: 1 });
    expect((await hasher.check(await hasher.hash('ｐａｓｓ－ｅ\u0301'), 'pass-\u00e9')).matches).toBe(true);
  });

  it('lets so many work at once, and sends away whom it cannot serve', async () => {
    const hasher = new PasswordHasher({ timeCost: 1, memoryCost: 64, parallelism: 1 }, 2, 3);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => hasher.hash('tR7!kd0_pQz4')));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    for (const one of results) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(HasherBusy);
    await expect(hasher.hash('again')).resolves.toContain('$argon2id$');
  });

  it('works about as long for a name that nobody has', async () => {
    const hasher = new PasswordHasher();
    const hash = await hasher.hash('tR7!kd0_pQz4');
    await hasher.warm();
    const workOf = async (stored: string | null): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 7; i += 1) {
        const from = process.cpuUsage();
        await hasher.check(stored, 'wrong');
        const { user, system } = process.cpuUsage(from);
        times.push(user + system);
      }
      return Math.min(...times);
    };
    const ratio = (await workOf(null)) / (await workOf(hash));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
