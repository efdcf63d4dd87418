import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTRY, printWorkflow, withWorkflow } from './index.js';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

it('shows the machines as they run: run `npm run workflow:print` when this fails', () => {
  expect(withWorkflow(readme, REGISTRY.all)).toBe(readme);
});

it('leaves the rest of the page alone and wants its markers', () => {
  const [begin] = /<!-- workflow:begin.*-->/.exec(readme)!;
  const page = `before\n${begin}\nold\n<!-- workflow:end -->\nafter`;
  const printed = withWorkflow(page, REGISTRY.all);
  expect(printed).toMatch(/^before\n<!-- workflow:begin[^]*<!-- workflow:end -->\nafter$/);
  expect(printed).toContain(printWorkflow(REGISTRY.all));
  expect(() => withWorkflow('no markers', REGISTRY.all)).toThrow('markers');
});

it('draws every machine with its ends', () => {
  const printed = printWorkflow(REGISTRY.all);
  expect(printed).toContain('[*] --> draft');
  expect(printed).toContain('decision --> registered: REGISTER');
  expect(printed).toContain('completed --> [*]');
});
