/**
 * A real OpenID provider for tests, on a free port of this machine: `node oidc-provider.mjs REDIRECT_URI [PORT]`. Prints its issuer when it listens. Its keys are made anew
 * at each start; everybody who visits it is already signed in there, as whoever `login_hint` says, or else as alice; `alice;3600` signed in
 * an hour ago.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [redirectUri, wanted = '0'] = process.argv.slice(2);
const server = createServer((request, response) => handle(request, response));
let handle;
server.listen(Number(wanted), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'sandbar',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: ['http://localhost:3000/'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: `key-${Date.now()}`, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['cookie-key-of-the-test'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_context, interaction) => `/as/${interaction.uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, email: 'sig@demo.example', email_verified: true }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  handle = async (request, response) => {
    if (!request.url.startsWith('/as/')) return serve(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const [accountId, secondsAgo = '0'] = (params.login_hint ?? 'alice').split(';');
    const login = { accountId, ts: Math.floor(Date.now() / 1_000) - Number(secondsAgo) };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };
  process.stdout.write(`${issuer}\n`);
});
