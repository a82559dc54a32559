/** Words of screen 2, the timeline. */
export const timelineMessages = {} as const;
