export * from './actor-guards.js';
export * from './closing-guards.js';
export * from './input-guards.js';
export * from './issue-guards.js';
export * from './work-guards.js';
