import type { Candidate, Place } from './places.js';

/** For zsh with compinit. */
export function zshCompletion(places: readonly Place[]): string {
  const commands = places.map(({ at }) => at).filter((at) => at !== '');
  const valued = [...new Set(places.flatMap((place) => place.valued))];
  return `#compdef sandbar
_sandbar() {
  local at="" i
  local -a candidates
  for ((i = 2; i < CURRENT; i++)); do
    case "$at/\${words[i]}" in
      ${commands.join(' | ')}) at="$at/\${words[i]}" ;;
    esac
  done
  case "\${words[CURRENT - 1]}" in
    ${valued.join(' | ')}) _files; return ;;
  esac
  case "$at" in
${places.map(({ at, candidates }) => `    '${at}') candidates=(${candidates.map(described).join(' ')}) ;;`).join('\n')}
  esac
  _describe -V sandbar candidates || _files
}
compdef _sandbar sandbar
`;
}

/** zsh parts word and meaning at the first colon. */
const described = ({ word, meaning }: Candidate): string => quoted(`${word.replaceAll(':', '\\:')}:${meaning}`);
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
