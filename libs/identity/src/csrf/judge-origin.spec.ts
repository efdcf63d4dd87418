import { judgeOrigin } from './judge-origin.js';

const PUBLIC = 'https://sandbar.example.cn';
const judge = (origin: string | undefined, secFetchSite: string | undefined, publicUrl = PUBLIC, method = 'POST') =>
  judgeOrigin({ method, origin, secFetchSite, publicUrl })?.code;

describe('a request that changes something', () => {
  it.each([
    [PUBLIC, 'same-origin'],
    [PUBLIC, undefined],
    [undefined, 'same-origin'],
    [PUBLIC, 'none'],
  ])('passes with Origin %s and Sec-Fetch-Site %s', (origin, site) => expect(judge(origin, site)).toBeUndefined());
  it.each([
    ['https://evil.example', 'cross-site'],
    ['https://evil.example', undefined],
    ['https://evil.example', 'same-origin'],
    [PUBLIC, 'cross-site'],
    ['https://other.example.cn', 'same-site'],
    [undefined, 'same-site'],
    [undefined, undefined],
    ['null', undefined],
    ['null', 'same-origin'],
    ['', undefined],
    ['http://sandbar.example.cn', undefined],
    ['https://sandbar.example.cn:8443', undefined],
    ['https://sandbar.example.cn.evil.example', undefined],
    ['https://sandbar.example.cn/', undefined],
    ['https://user@sandbar.example.cn', undefined],
    ['http://localhost:3000', 'same-origin'],
  ])('is refused with Origin %s and Sec-Fetch-Site %s', (origin, site) => expect(judge(origin, site)).toBe('request.cross_site'));
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'X-NEW'])('is one by %s', (method) =>
    expect(judge('https://evil.example', 'cross-site', PUBLIC, method)).toBe('request.cross_site'),
  );
});
it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and passes', (method) =>
  expect(judge('https://evil.example', 'cross-site', PUBLIC, method)).toBeUndefined(),
);
it('takes localhost and its addresses for one server when the port is the same', () => {
  expect(judge('http://127.0.0.1:3000', 'same-origin', 'http://localhost:3000')).toBeUndefined();
  expect(judge('http://[::1]:3000', undefined, 'http://localhost:3000')).toBeUndefined();
  expect(judge('http://127.0.0.1:3001', undefined, 'http://localhost:3000')).toBe('request.cross_site');
});
it('names PUBLIC_URL, so that a wrongly set one is found', () =>
  expect(judgeOrigin({ method: 'POST', origin: 'https://evil.example', secFetchSite: undefined, publicUrl: PUBLIC })?.params).toEqual({
    publicUrl: PUBLIC,
  }));
