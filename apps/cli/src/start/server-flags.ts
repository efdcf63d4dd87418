/**
 * Flags of Node for processes that serve. A command makes some 100 kB of short-lived objects; with Node's 16 MB for young ones, what several commands at
 * once still need is copied again and again (a tenth of a command's time).
 */
export const SERVER_FLAGS: readonly string[] = ['--max-semi-space-size=64'];
