import { Injectable } from '@nestjs/common';
import type { ReportReading } from '../../../core/report/index.js';
import { reaches } from '../../../core/shared/reach.js';
import { err, ok, type Result } from '../../../core/shared/result.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Actors } from '../../identity/index.js';
import { OrganisationQueries, RegisterBody, type NamedOrganisation } from '../../organisations/index.js';
import type { IntakeFile } from './intake.repository.js';

/** Which body a report is of: what the person said, else the issuer as printed, else the region. */
@Injectable()
export class FindReportingBody {
  constructor(
    private readonly organisations: OrganisationQueries,
    private readonly registerBody: RegisterBody,
    private readonly actors: Actors,
  ) {}

  /** The first name that names one body within the scope of who handed the file in, and of their level of government. */
  async run(file: IntakeFile, reading: ReportReading): Promise<Result<NamedOrganisation, ProblemCode>> {
    const reach = await this.actors.reachUnder(file.scope_path, file.uploaded_by);
    const isTheirs = ({ path }: NamedOrganisation) =>
      path.startsWith(file.scope_path) && reaches(reach, path);
    const found = await this.find(file, reading, isTheirs);
    return found.ok && !isTheirs(found.value) ? err('report.body-not-yours') : found;
  }

  private async find(
    file: IntakeFile,
    { metadata }: ReportReading,
    isTheirs: (body: NamedOrganisation) => boolean,
  ): Promise<Result<NamedOrganisation, ProblemCode>> {
    if (file.organisation_id !== null) {
      const named = await this.organisations.bodyById(file.organisation_id);
      if (named === null) return err('report.body-unknown');
      const isDoubted = !file.body_insisted && (await this.isOfAnother(named, metadata));
      return isDoubted ? err('report.body-differs') : ok(named);
    }
    const names = namesOf(metadata);
    for (const name of names) {
      const found = (await this.organisations.named(name)).filter(isTheirs);
      const [only] = found;
      if (only !== undefined) return found.length === 1 ? ok(only) : err('report.body-ambiguous');
    }
    const [fullest] = names;
    if (!file.new_body || fullest === undefined) return err('report.body-unknown');
    return ok(await this.registerBody.run(fullest, file.scope_path));
  }

  /**
   * The text names bodies that the directory knows, and the one a person named is none of them. A body within one that the
   * text names is no contradiction: of a bureau often only the county is known.
   */
  private async isOfAnother(named: NamedOrganisation, metadata: ReportReading['metadata']): Promise<boolean> {
    const signed: NamedOrganisation[] = [];
    for (const name of namesOf(metadata)) signed.push(...(await this.organisations.named(name)));
    return signed.length > 0 && signed.every(({ path }) => !named.path.startsWith(path));
  }
}

/** 「县人民政府」, 「街道办事处」, 「中共某镇委员会」: whoever knows the place knows whose report it is; of a bureau it does not tell. */
const RULES_PLACE =
  /(?:政府|办事处|管委会|管理委员会|工作委员会|党工委|党委|[省市县区州旗镇乡]委)$|^中共.+委员会$/;

/** The government of a joint report first: it stands last in the heading and owns the tasks. */
function namesOf({ issuer, region }: ReportReading['metadata']): string[] {
  const named = issuer?.split('、').reverse() ?? [];
  const isOfPlace = named.length === 0 || named.some((organ) => RULES_PLACE.test(organ));
  return [...named, ...(region !== null && isOfPlace ? [region] : [])];
}
