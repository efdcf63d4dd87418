// Set-up before `npm start`, `npm test` and `npm run check`. Node's own modules only: nothing is installed yet.
import { nodeIsRecent } from './node-version.mjs';

if (nodeIsRecent()) {
  import('./prepare-checkout.mjs')
    .then(({ prepareCheckout }) => prepareCheckout(process.argv[2] || 'start'))
    .catch((error) => {
      process.stderr.write(error.zh === undefined ? `${error.stack}\n` : `sandbar: ${error.zh} / ${error.en}\n`);
      process.exitCode = error.exitCode || 1;
    });
}
