import { Command } from 'commander';
import { COMMANDS } from '../commands/index.js';
import { displayWidth } from '../start/text-table.js';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 / Usage:',
  'Arguments:': '参数 / Arguments:',
  'Options:': '选项 / Options:',
  'Commands:': '命令 / Commands:',
};
const BOLD = '\u001b[1m';
const PLAIN = '\u001b[0m';
const COLOURS = /\u001b\[\d+m/g;

/**
 * The whole command line. Colours only on a terminal without NO_COLOR; help and errors in Chinese and English; a usage that cannot be understood
 * throws commander's error after saying what is wrong.
 * @param version what `--version` prints
 */
export function createProgram(version: string): Command {
  const program = new Command('sandbar')
    .description('沙洲：长三角金融科技创新监管试点申请系统 / the application workflow of the pilot sandbox')
    .version(version, '-V, --version', '版本 / print the version')
    .helpOption('-h, --help', '帮助 / show help')
    .helpCommand('help [command]', '某个命令的帮助 / show help for a command')
    // `outbox --json` and `outbox redrive --json` are two options.
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({
      styleTitle: (title) => `${BOLD}${TITLES[title] ?? title}${PLAIN}`,
      displayWidth: (text) => displayWidth(text.replace(COLOURS, '')),
    })
    .configureOutput({ outputError: (text, write) => write(`sandbar: ${inBoth(text)}`) });
  for (const register of COMMANDS) register(program);
  return program;
}

/** Commander's sentence with what it means in Chinese before it. */
function inBoth(text: string): string {
  const plain = text.replace(/^error: /, '').replace(/\(Did you mean (.+)\?\)/, '(您是想输入 $1？ / Did you mean $1?)');
  return `用法有误，请看 --help / ${plain}`;
}
