import { findSafeAddress, isPublicAddress } from './safe-address.js';

const to =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses);
const PRODUCT = { loopback: false };

describe('the address of a webhook', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.1',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '::7f00:1',
    '::a00:1',
    '4000::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2001:0:7f00:1::1',
    'fec0::1',
    '2002:7f00:1::1',
    '2001:db8::1',
    'not an address',
  ])('is not %s', async (address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(await findSafeAddress('https://hook.example.cn/x', PRODUCT, to(address))).toBe('host.private');
  });
  it.each(['8.8.8.8', '114.114.114.114', '2400:3200::1'])('may be %s', async (address) => {
    expect(await findSafeAddress('https://hook.example.cn/x', PRODUCT, to(address))).toMatchObject({ address });
  });
  it.each([
    ['http://hook.example.cn/x', 'url.insecure'],
    ['ftp://hook.example.cn/x', 'url.insecure'],
    ['file:///etc/passwd', 'url.insecure'],
    ['https://user:secret@hook.example.cn/', 'url.credentials'],
    ['hook.example.cn', 'url.malformed'],
    ['https://[::1]/', 'host.private'],
    ['https://127.0.0.1/', 'host.private'],
    ['https://2130706433/', 'host.private'],
    ['https://0x7f.1/', 'host.private'],
    ['https://017700000001/', 'host.private'],
    ['https://[::ffff:127.0.0.1]/', 'host.private'],
    ['https://[::127.0.0.1]/', 'host.private'],
  ])('%s is refused: %s', async (url, fault) => expect(await findSafeAddress(url, PRODUCT, to('8.8.8.8'))).toBe(fault));
  it('is refused whole where a name leads to one private address among public ones', async () => {
    expect(await findSafeAddress('https://hook.example.cn/', PRODUCT, to('8.8.8.8', '10.0.0.1'))).toBe('host.private');
    expect(await findSafeAddress('https://hook.example.cn/', PRODUCT, to())).toBe('host.unknown');
    expect(await findSafeAddress('https://hook.example.cn/', PRODUCT, () => Promise.reject(new Error('ENOTFOUND')))).toBe('host.unknown');
  });
  it('may be this machine by the switch of tests, and even then no other private one', async () => {
    expect(await findSafeAddress('http://127.0.0.1:99/', { loopback: true })).toMatchObject({ address: '127.0.0.1' });
    expect(await findSafeAddress('http://hook.example.cn/', { loopback: true }, to('8.8.8.8'))).toBe('url.insecure');
    expect(await findSafeAddress('https://hook.example.cn/', { loopback: true }, to('10.0.0.1'))).toBe('host.private');
  });
});
