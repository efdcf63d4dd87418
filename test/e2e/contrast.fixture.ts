/** Text on a page whose contrast is below WCAG 2.2 AA (1.4.3): 4.5, or 3 for large text. Runs inside the browser. */
export function lowContrast(): string[] {
  type Colour = [number, number, number, number];
  const colourOf = (text: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (/rgba?\(([^)]*)\)/.exec(text)?.[1] ?? '').split(/[ ,/]+/).map(Number);
    return [r, g, b, a];
  };
  const luminance = ([r, g, b]: Colour): number => {
    const part = (value: number): number => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const groundOf = (element: Element | null): Colour => {
    for (let at = element; at !== null; at = at.parentElement) {
      const ground = colourOf(getComputedStyle(at).backgroundColor);
      if (ground[3] > 0) return ground;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
  };
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || element.closest('.hidden, .skip, option') !== null || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [light, dark] = [luminance(colourOf(style.color)), luminance(groundOf(element))].sort((a, b) => b - a) as [number, number];
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) found.push(`${ratio.toFixed(2)} ${element.tagName} ${text.slice(0, 30)}`);
  }
  return found;
}
