import { t } from '../words.tsx';

/** Seconds as people say them: `2 h 5 min 0 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return t('ui.duration', {
    days: Math.floor(whole / 86_400),
    hours: Math.floor((whole % 86_400) / 3600),
    minutes: Math.floor((whole % 3600) / 60),
    seconds: whole % 60,
  });
}

/** Bytes as people say them, the exact number beside. */
export function size(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? String(value) : value.toFixed(1)} ${units[unit]}`;
}
