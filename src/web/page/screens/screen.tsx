import type { ComponentType } from 'preact';
import type { MessageKey } from '../../../report/languages/en.ts';
import type { ScreenId } from '../logic/place.ts';

/** A screen: one file, one plain object, one line in index.ts. */
export interface Screen {
  readonly id: ScreenId;
  readonly title: MessageKey;
  readonly Body: ComponentType;
}
