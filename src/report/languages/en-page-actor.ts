/** Words of screen 4, the actor. */
export const actorMessages = {} as const;
