export { DeadlineMovesModule } from './deadline-moves.module.js';
