import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * Headers of every answer (OWASP ASVS 5.0, 3.4): only our own scripts, styles and pictures; never in a frame; HSTS where the site is https.
 * @param publicUrl origin of the site
 */
export async function registerSecurityHeaders(instance: FastifyInstance, publicUrl: string): Promise<void> {
  const secure = publicUrl.startsWith('https:');
  await instance.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  // Helmet puts them together anew for every answer, and they are always the same: it is asked once.
  let same: readonly (readonly [string, string])[] | undefined;
  instance.addHook('onRequest', (_request, reply, done) => {
    if (same !== undefined) for (const [name, value] of same) reply.raw.setHeader(name, value);
    else {
      void reply.helmet();
      same = Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)] as const);
    }
    done();
  });
}
