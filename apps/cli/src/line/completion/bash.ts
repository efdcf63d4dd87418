import type { Place } from './places.js';

/** For bash 3.2 and later. Where nothing fits, bash offers files. */
export function bashCompletion(places: readonly Place[]): string {
  const commands = places.map(({ at }) => at).filter((at) => at !== '');
  const valued = [...new Set(places.flatMap((place) => place.valued))];
  return `# bash completion for sandbar
_sandbar() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" at="" words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at/\${COMP_WORDS[i]}" in
      ${commands.join(' | ')}) at="$at/\${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "\${COMP_WORDS[COMP_CWORD - 1]}" in
    ${valued.join(' | ')}) return ;;
  esac
  case "$at" in
${places.map(({ at, candidates }) => `    '${at}') words="${candidates.map(({ word }) => word).join(' ')}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _sandbar sandbar
`;
}
