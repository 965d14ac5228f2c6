import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { RunSimulation } from '../simulation/run-simulation.service.js';
import { SimulateNotices, type SimulateNoticesPayload } from './simulate-notices.job.js';

@HandlesJob(SimulateNotices)
export class SimulateNoticesHandler implements JobHandler<SimulateNoticesPayload> {
  constructor(private readonly runSimulation: RunSimulation) {}

  async handle({ simulationId }: SimulateNoticesPayload, { attempt }: JobContext): Promise<void> {
    await this.runSimulation.run(simulationId, attempt >= SimulateNotices.attempts);
  }
}
