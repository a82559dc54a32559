import type { EventFields } from '../../event/columns.ts';

const LONGEST = 2000;
const LEVEL =
  /^PHP (?:(Warning|Notice|Deprecated|Parse error|Fatal error|Recoverable fatal error|Strict Standards|Core warning|Catchable fatal error|Stack trace|Startup|Unknown error)\b|[ 0-9]{1,5}\. |message: )/;

/** Whether a message is PHP's own: `PHP Warning:  …`, `PHP Fatal error:  …`, Xdebug's `PHP   1. …` (main/main.c). */
export function isPhpError(text: string): boolean {
  return text.startsWith('PHP ') && LEVEL.test(text.slice(0, 40));
}

/** PHP's own message as an event: an error, or a notice for what does not stop a script. */
export function phpError(text: string): EventFields | undefined {
  if (!isPhpError(text)) return undefined;
  const level = LEVEL.exec(text.slice(0, 40))?.[1] ?? '';
  const mild = level === '' || level === 'Notice' || level === 'Deprecated' || level === 'Strict Standards';
  return {
    action: mild ? 'notice' : 'error',
    reason: level === '' ? 'php' : `php-${level.toLowerCase().replaceAll(' ', '-')}`,
    detail: text.slice(0, LONGEST),
  };
}
