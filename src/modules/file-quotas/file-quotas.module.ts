import { Module } from '@nestjs/common';
import { FileQuotaSignals } from './file-quota-signals.service.js';
import { FileQuotasController } from './file-quotas.controller.js';
import { FileQuotaQueries } from './file-quotas.queries.js';
import { FileQuotas } from './file-quotas.service.js';
import { SetFileQuota } from './set-file-quota.service.js';

/** 文件存储配额: what the files of each organisation take up and may take up. */
@Module({
  controllers: [FileQuotasController],
  providers: [FileQuotaQueries, FileQuotaSignals, FileQuotas, SetFileQuota],
  exports: [FileQuotas],
})
export class FileQuotasModule {}
