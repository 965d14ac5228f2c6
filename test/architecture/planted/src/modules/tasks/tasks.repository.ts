export const tasks: string[] = [];
