import type { Place } from './places.js';

/** For fish 3 and later. */
export function fishCompletion(places: readonly Place[]): string {
  const commands = places.map(({ at }) => at).filter((at) => at !== '');
  const lines = places.flatMap(({ at, candidates, valued }) =>
    candidates.map(({ word, meaning }) => {
      const what = word.startsWith('--') ? `-l ${word.slice(2)}${valued.includes(word) ? ' -r -F' : ''}` : `-a ${word}`;
      return `complete -c sandbar -n '__sandbar_at "${at}"' ${what}${meaning === '' ? '' : ` -d ${quoted(meaning)}`}`;
    }),
  );
  return `# fish completion for sandbar
function __sandbar_at
  set -l at ''
  set -l words (commandline -opc)
  for word in $words[2..-1]
    switch "$at/$word"
      case ${commands.join(' ')}
        set at "$at/$word"
    end
  end
  test "$at" = "$argv[1]"
end
complete -c sandbar -f
${lines.join('\n')}
`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
