/** Words of screen 6, the lines. */
export const linesMessages = {} as const;
