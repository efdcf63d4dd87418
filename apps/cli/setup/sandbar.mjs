#!/usr/bin/env node
// `npx sandbar …` in a checkout: sets up what is missing, then runs the compiled command line.
import { nodeIsRecent } from './node-version.mjs';

if (nodeIsRecent()) {
  import('./prepare-checkout.mjs')
    .then(({ CHECKOUT, prepareCheckout }) =>
      prepareCheckout('command')
        .then(() => import('./compilation.mjs'))
        .then(({ compiledEntry }) => import(compiledEntry(CHECKOUT, 'cli'))),
    )
    .catch((error) => {
      process.stderr.write(error.zh === undefined ? `${error.stack}\n` : `sandbar: ${error.zh} / ${error.en}\n`);
      process.exitCode = error.exitCode || 1;
    });
}
