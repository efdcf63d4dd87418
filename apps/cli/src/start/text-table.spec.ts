import { displayWidth, renderTable } from './text-table.js';
import { restartPause } from './supervised-child.js';
import { createProgress } from './terminal-progress.js';

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['沙洲', 4],
    ['沙a洲', 5],
    ['：', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('%s takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width));
});

describe('renderTable', () => {
  it('aligns Chinese with Latin type and leaves no blank at the end of a line', () => {
    const lines = renderTable(
      ['case', '省'],
      [
        ['A-1', '上海'],
        ['甲', 'x'],
      ],
    );
    expect(lines).toEqual(['case  省', '────  ────', 'A-1   上海', '甲    x']);
  });
});

describe('restartPause', () => {
  it('doubles from half a second up to half a minute', () => {
    expect([1, 2, 3, 4, 7, 8, 100].map(restartPause)).toEqual([500, 1000, 2000, 4000, 30_000, 30_000, 30_000]);
  });
});

describe('progress where there is no terminal', () => {
  it('prints about ten lines, the last one among them', () => {
    const lines: string[] = [];
    const progress = createProgress({ isTTY: false } as NodeJS.WriteStream, (line) => lines.push(line));
    progress.begin(37);
    for (let n = 1; n <= 37; n++) progress.step(`story ${n}`);
    progress.end();
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('  37/37  story 37');
  });
});
