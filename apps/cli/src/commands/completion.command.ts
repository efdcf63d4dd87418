import { Argument, type Command } from 'commander';
import { acting } from '../line/answer.js';
import { COMPLETIONS, SHELLS, type Shell } from '../line/completion/index.js';

/** `sandbar completion SHELL`: the script that lets a shell complete commands and options. */
export function register(program: Command): void {
  const completion = program
    .command('completion')
    .description('输出 shell 补全脚本 / print the completion script of a shell')
    .addArgument(new Argument('<shell>', 'shell 名称 / the shell').choices(SHELLS))
    .addHelpText(
      'after',
      `
装入 / To install:
  bash:  eval "$(sandbar completion bash)"        ~/.bashrc
  zsh:   eval "$(sandbar completion zsh)"         ~/.zshrc, 在 compinit 之后 / after compinit
  fish:  sandbar completion fish | source         ~/.config/fish/config.fish`,
    );
  acting(completion, 'completion bash', (shell: Shell) => void process.stdout.write(COMPLETIONS[shell](program)));
}
