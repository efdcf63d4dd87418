import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { shapeOf } from './answer.js';
import { COMPLETIONS, SHELLS } from './completion/index.js';
import { createProgram } from './program.js';

const program = createProgram('1.2.3');
const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
const nameOf = (command: Command): string => (command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`);
const commands = all(program).map((command): [string, Command] => [nameOf(command), command]);
/** What a person can run: a group of commands only shows its help. */
const runnable = commands.filter(([, command]) => command.commands.length === 0 || shapeOf(command) !== undefined);
const IN_BOTH = /\p{Script=Han}.*\/ .*[a-z]/su;
/** They serve, or write a text for another program. */
const WITHOUT_DATA = ['sandbar start', 'sandbar completion'];

/** What commander says and how it ends, without ending the process. */
async function run(...words: string[]): Promise<{ code: string; said: string }> {
  let said = '';
  const one = createProgram('1.2.3');
  const silent = { writeOut: (text: string) => (said += text), writeErr: (text: string) => (said += text) };
  for (const command of all(one)) command.configureOutput({ ...command.configureOutput(), ...silent });
  const code = await one.parseAsync(words, { from: 'user' }).then(
    () => 'ran',
    (error: { code?: string }) => error.code ?? String(error),
  );
  return { code, said };
}

describe.each(commands)('%s', (_, command) => {
  it('says in Chinese and English what it is, and what each argument and option means', () => {
    expect(command.description()).toMatch(IN_BOTH);
    for (const argument of command.registeredArguments)
      expect([argument.name(), argument.description]).toEqual([argument.name(), expect.stringMatching(IN_BOTH)]);
    for (const option of command.options)
      expect([option.flags, option.description]).toEqual([option.flags, expect.stringMatching(IN_BOTH)]);
  });

  it('is named in small letters and dashes, and so are its options', () => {
    expect(command.name()).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const option of command.options) expect(option.long).toMatch(/^--[a-z]+(-[a-z]+)*$/);
  });
});

describe.each(runnable)('%s', (name, command) => {
  it('has its shape: an example of its own, and --json where it prints data', async () => {
    const shape = shapeOf(command);
    expect(`sandbar ${shape?.example}`).toMatch(new RegExp(`^${name}( |$)`));
    expect(shape?.printsData).toBe(!WITHOUT_DATA.includes(name));
    expect(command.options.some(({ long }) => long === '--json')).toBe(shape?.printsData);
    const { code, said } = await run(...name.split(' ').slice(1), '--help');
    expect(code).toBe('commander.helpDisplayed');
    for (const part of ['用法 / Usage:', '示例 / Example:', `sandbar ${shape?.example}`]) expect(said).toContain(part);
  });

  it('refuses an option that it does not know', async () => {
    expect(await run(...shapeOf(command)!.example.split(' '), '--no-such-option')).toMatchObject({
      code: 'commander.unknownOption',
      said: expect.stringContaining('用法有误') as string,
    });
  });
});

describe('sandbar', () => {
  it('guesses what was meant', async () => {
    expect((await run('migrat')).said).toContain('您是想输入 migrate？ / Did you mean migrate?');
    expect((await run('workflow', 'print', '--chek')).said).toContain('Did you mean --check?');
    expect((await run('record', 'verifi')).said).toContain('Did you mean verify?');
  });

  it('prints its version, and shows help where a command is missing', async () => {
    expect(await run('--version')).toEqual({ code: 'commander.version', said: '1.2.3\n' });
    for (const words of [[], ['record']])
      expect(await run(...words)).toMatchObject({ code: 'commander.help', said: expect.stringContaining('命令 / Commands:') as string });
  });

  it('writes no colours where nobody sees them', async () => {
    expect((await run('--help')).said).not.toMatch(/\u001b/);
  });
});

/** Whether a shell is here to try its script. */
const here = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

describe.each(SHELLS)('completion %s', (shell) => {
  const script = COMPLETIONS[shell](program);

  it('knows every command and every option', () => {
    for (const [, command] of commands)
      for (const word of [...command.commands.map((one) => one.name()), ...command.options.map((option) => option.long!)])
        expect(script).toContain(shell === 'fish' ? word.replace(/^--/, '-l ') : word);
  });

  it('is a script that the shell reads, where the shell is installed', () => {
    if (!here(shell)) return console.log(`${shell} is not installed here: its completion was not tried`);
    const folder = mkdtempSync(join(tmpdir(), 'sandbar-completion-'));
    writeFileSync(join(folder, shell), script);
    expect(spawnSync(shell, ['-n', join(folder, shell)], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    rmSync(folder, { recursive: true });
  });
});

describe('completion bash, in bash', () => {
  const complete = (line: string): string[] => {
    const words = line.split(' ');
    const ask = `${COMPLETIONS.bash(program)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _sandbar; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', ask], { encoding: 'utf8' })
      .split('\n')
      .filter((word) => word !== '');
  };

  it.each([
    ['sandbar ou', ['outbox']],
    ['sandbar outbox ', ['redrive', '--json', '--help']],
    ['sandbar outbox --json redrive --', ['--json', '--help']],
    ['sandbar calendar due --fr', ['--from']],
    ['sandbar calendar due --from ', []],
    ['sandbar completion z', ['zsh']],
    ['sandbar nonsense here', []],
  ])('%j', (line, words) => {
    expect(complete(line)).toEqual(words);
  });
});
