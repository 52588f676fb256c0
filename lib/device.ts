const browsers: [RegExp, string][] = [
  [/\b(Edg|Edge|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(OPR|OPT|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
]

const named = (words: [RegExp, string][], agent: string) =>
  words.find(([pattern]) => pattern.test(agent))?.[1]

/** A browser's User-Agent (RFC 9110) in plain words: `Firefox on Windows`. */
export function deviceWords(agent: string | null): string {
  const [browser, system] = [named(browsers, agent ?? ''), named(systems, agent ?? '')]
  if (browser) return system ? `${browser} on ${system}` : browser
  if (system) return `A browser on ${system}`
  const program = /^([A-Za-z][\w.-]{0,30})\//.exec(agent ?? '')?.[1]
  return program && program !== 'Mozilla' ? `A program (${program})` : 'An unknown device'
}
