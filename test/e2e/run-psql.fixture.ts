import { Client } from 'pg';

/**
 * Runs a script as psql would, as far as docker/roles.sql needs it: `\set`, `\if :{?name}`, `\connect`, `\gexec`, `:'name'`; where psql itself is
 * installed, the e2e runs the same script with it too.
 * @param url a superuser's
 * @throws Error for a backslash command that it does not know
 */
export async function runPsqlScript(script: string, url: string, variables: Readonly<Record<string, string>>): Promise<void> {
  const known = new Map(Object.entries(variables));
  let client = await connected(url);
  let statement = '';
  const skipping: boolean[] = [];
  const quoted = (text: string): string => text.replaceAll(/:'(\w+)'/g, (_, name: string) => client.escapeLiteral(known.get(name)!));
  const meta: Readonly<Record<string, (words: readonly string[]) => Promise<void> | void>> = {
    set: ([name = '', value = '']) => void known.set(name, value),
    if: ([test = '']) => void skipping.push(!known.has(/^:\{\?(\w+)\}$/.exec(test)![1]!)),
    else: () => void skipping.push(!skipping.pop()!),
    endif: () => void skipping.pop(),
    gexec: async () => {
      const { rows } = await client.query<Record<string, string>>(quoted(statement));
      statement = '';
      for (const row of rows) for (const command of Object.values(row)) await client.query(command);
    },
    connect: async ([database = '']) => {
      await client.end();
      const other = new URL(url);
      other.pathname = `/${database}`;
      client = await connected(other.href);
    },
  };
  try {
    for (const line of script.split('\n')) {
      const [, command, rest = ''] = /^\\(\w+)\s*(.*)$/.exec(line) ?? [];
      if (command === undefined) {
        if (skipping.includes(true) || line.startsWith('--')) continue;
        statement += `${line}\n`;
        if (!/;\s*$/.test(line) || (statement.match(/\$\$/g) ?? []).length % 2 === 1) continue;
        await client.query(quoted(statement));
        statement = '';
      } else if (['if', 'else', 'endif'].includes(command) || !skipping.includes(true)) {
        const run = meta[command];
        if (run === undefined) throw new Error(`psql's \\${command} is not known here`);
        await run(rest.split(/\s+/));
      }
    }
  } finally {
    await client.end();
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
