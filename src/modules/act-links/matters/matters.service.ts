import { Injectable } from '@nestjs/common';
import { ExtensionMatter } from './extension.matter.js';
import type { Matter, MatterName } from './matter.js';
import { ProposalMatter } from './proposal.matter.js';
import { ReturnMatter } from './return.matter.js';
import { SecondOpinionMatter } from './second-opinion.matter.js';
import { SlipApprovalMatter } from './slip-approval.matter.js';

/** Every kind of decision that a link can take, by its name. */
@Injectable()
export class Matters {
  constructor(
    private readonly slips: SlipApprovalMatter,
    private readonly extensions: ExtensionMatter,
    private readonly opinions: SecondOpinionMatter,
    private readonly returns: ReturnMatter,
    private readonly proposals: ProposalMatter,
  ) {}

  of(name: MatterName): Matter {
    switch (name) {
      case 'slip-approval':
        return this.slips;
      case 'extension':
        return this.extensions;
      case 'second-opinion':
        return this.opinions;
      case 'return':
        return this.returns;
      case 'proposal':
        return this.proposals;
    }
  }
}
