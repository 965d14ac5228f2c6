export { CampaignsModule } from './campaigns.module.js';
export { OpenCampaigns } from './jobs/open-campaigns.job.js';
