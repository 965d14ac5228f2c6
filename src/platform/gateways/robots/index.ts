export {
  ROBOT_KINDS,
  ROBOT_PROTOCOLS,
  withinBytes,
  type Robot,
  type RobotKind,
  type RobotMessage,
  type RobotVerdict,
} from './robot-kinds.js';
