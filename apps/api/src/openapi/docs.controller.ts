import { Controller, Get, Header, Inject } from '@nestjs/common';
import { OPENAPI } from './openapi-document.js';
import type { OpenApiDocument } from './openapi-document.js';

const PAGE = `<!doctype html>
<html lang="zh">
<head><meta charset="utf-8"><title>沙洲 Sandbar API</title><link rel="stylesheet" href="/docs/assets/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/assets/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'list', validatorUrl: null });\n`;
/** Swagger UI writes style elements and draws its icons from data: addresses; nothing else is opened. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The description of the API and a page to read it, from local files only. */
@Controller()
export class DocsController {
  constructor(@Inject(OPENAPI) private readonly document: () => OpenApiDocument) {}

  @Get('openapi.json')
  openapi(): OpenApiDocument {
    return this.document();
  }

  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', POLICY)
  page(): string {
    return PAGE;
  }

  @Get('docs/start.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  start(): string {
    return START;
  }
}
