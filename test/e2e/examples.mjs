// By a computed address: what is compiled is no part of the sources, whose arrows are drawn without it.
const line = new URL('../../dist/apps/cli/src/line/', import.meta.url);
const { explain } = await import(new URL('explain.js', line));
const { createProgram } = await import(new URL('program.js', line));

/**
 * Runs many command lines of the built product one after the other in this process, as its main does each: starting thirty processes takes most of
 * a minute. Arguments: command lines. Prints one JSON value a line: `{ code, out, err }`.
 */
const real = { out: process.stdout.write.bind(process.stdout), err: process.stderr.write.bind(process.stderr) };

async function run(words) {
  const said = { out: '', err: '' };
  const into = (name) => (text) => {
    said[name] += text;
    return true;
  };
  process.stdout.write = into('out');
  process.stderr.write = into('err');
  process.exitCode = 0;
  try {
    await createProgram('0').parseAsync(words.split(' '), { from: 'user' });
  } catch (error) {
    process.exitCode = explain(error, into('err'));
  } finally {
    process.stdout.write = real.out;
    process.stderr.write = real.err;
  }
  return { code: process.exitCode, ...said };
}

for (const words of process.argv.slice(2)) real.out(`${JSON.stringify(await run(words))}\n`);
process.exit(0);
