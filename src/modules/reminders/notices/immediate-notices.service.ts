import { Injectable } from '@nestjs/common';
import type { Role } from '../../../core/task/index.js';
import { ActLinks, type MatterName } from '../../act-links/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { figuresOf, immediateNotice } from './immediate-notice.js';
import { NoticeWriter, type WrittenDelivery } from './notice-writer.service.js';
import type { TextParams, ToldEvent } from './notice-texts.js';
import { Directory, RecipientRepository } from '../people/recipients.repository.js';
import type { Person } from '../people/recipients.js';
import { ReminderRepository } from './reminders.repository.js';
import { audienceOf } from '../people/task-audience.js';
import { TaskBriefs, type TaskBrief } from './task-briefs.repository.js';

/** That something was done to a task, by whom, and the order to tell of it. */
export interface TaskAct {
  readonly taskId: string;
  readonly event: ToldEvent;
  readonly actorId: string;
  /** A unit that helps the lead; absent: the lead and those above it are told. */
  readonly organisationId?: string;
  /** Told once for each order. */
  readonly orderId: string;
  /** What the sentence says beside the task's own figures, such as the number of a slip. */
  readonly figures?: TextParams;
  /** What the reader can decide by a link in the letter; absent where the event of the task itself tells of it. */
  readonly matter?: AskedMatter;
}

export interface AskedMatter {
  readonly name: MatterName;
  readonly subjectId: string;
  readonly version: number;
  /** Who is told beside those who decide gets no link; whether it is still theirs, the rules say when it is opened. */
  readonly deciders: readonly Role[];
}

/** Tells those whose turn it is, at once and never the one who did it. */
@Injectable()
export class ImmediateNotices {
  constructor(
    private readonly briefs: TaskBriefs,
    private readonly recipients: RecipientRepository,
    private readonly writer: NoticeWriter,
    private readonly reminders: ReminderRepository,
    private readonly actLinks: ActLinks,
    private readonly clock: Clock,
  ) {}

  async tellOf(tx: Tx, act: TaskAct): Promise<void> {
    const { taskId, event, actorId, organisationId, orderId, figures } = act;
    const brief = await this.briefs.byId(tx, taskId);
    if (brief === null) return;
    const task = organisationId === undefined ? brief : asSeenBy(organisationId, brief);
    const audience = await this.audience(tx, task, { event, actorId });
    const matter = act.matter ?? matterOf(event, task);
    const said = { ...figuresOf(task), ...figures };
    const deliveries = await this.tell(tx, { task, event, audience, orderId, figures: said });
    if (matter !== null) await this.offerLinks(tx, { matter, task, audience, deliveries });
  }

  /** Each person once, in the lowest of the roles held. */
  private async audience(
    tx: Tx,
    task: TaskBrief,
    { event, actorId }: { event: ToldEvent; actorId: string },
  ): Promise<Map<string, { person: Person; role: Role }>> {
    const holders = await this.recipients.lookUp(tx, new Directory(this.clock.today()), [task]);
    const audience = new Map<string, { person: Person; role: Role }>();
    for (const role of audienceOf(event)) {
      for (const person of holders.of(role, task)) {
        const isNew = person.accountId !== actorId && !audience.has(person.accountId);
        if (isNew) audience.set(person.accountId, { person, role });
      }
    }
    return audience;
  }

  private async tell(
    tx: Tx,
    told: {
      task: TaskBrief;
      event: ToldEvent;
      audience: Map<string, { person: Person; role: Role }>;
      orderId: string;
      figures: TextParams;
    },
  ): Promise<WrittenDelivery[]> {
    const { task, event, audience, orderId, figures } = told;
    const day = this.clock.today();
    const notice = immediateNotice(task, event, { day, orderId, figures });
    const drafts = [...audience.values()].map(({ person }) => ({
      ...notice,
      person,
      urgency: person.isQuiet && notice.urgency === 'push' ? ('inbox' as const) : notice.urgency,
      channels: null,
    }));
    const deliveries = await this.writer.write(tx, drafts);
    await this.reminders.recordTold(
      tx,
      deliveries.map((delivery) => ({
        taskId: task.id,
        orgPath: task.orgPath,
        ruleId: event,
        day,
        orderId,
        role: audience.get(delivery.accountId)?.role ?? 'system',
        light: task.light,
        params: figures,
        ...delivery,
      })),
    );
    return deliveries;
  }

  /** Only a letter carries one: a group reads what its robot says, and who is signed in needs none. */
  private async offerLinks(
    tx: Tx,
    offered: {
      matter: AskedMatter;
      task: TaskBrief;
      audience: Audience;
      deliveries: readonly WrittenDelivery[];
    },
  ): Promise<void> {
    const { matter, task, audience, deliveries } = offered;
    const { name, subjectId, version, deciders } = matter;
    const letters = deliveries.filter(
      ({ accountId, channel }) =>
        channel === 'mail' && deciders.includes(audience.get(accountId)?.role ?? 'system'),
    );
    const links = letters.map(({ id, accountId }) => ({
      deliveryId: id,
      accountId,
      orgPath: task.orgPath,
      matter: name,
      subjectId,
      version,
    }));
    await this.actLinks.offer(tx, links);
  }
}

type Audience = ReadonlyMap<string, { readonly person: Person; readonly role: Role }>;

const ASKED_BY_EVENT: Partial<Record<ToldEvent, MatterName>> = {
  'task.extension-requested': 'extension',
  'task.opinion-given': 'second-opinion',
  'task.return-requested': 'return',
};

function matterOf(event: ToldEvent, { id, version }: TaskBrief): AskedMatter | null {
  const name = ASKED_BY_EVENT[event];
  return name === undefined ? null : { name, subjectId: id, version, deciders: ['supervisor'] };
}

/** The unit's own people are told, not those whom the task names for the lead. */
function asSeenBy(organisationId: string, task: TaskBrief): TaskBrief {
  return { ...task, leadOrganisationId: organisationId, ownerId: null, liaisonId: null };
}
