import { describe, expect, it } from '@jest/globals';
import { notifiedPerson } from '../../../../test/builders/notified-person.js';
import type { Role } from '../../../core/task/index.js';
import { pathsUp, RoleHolders, type Holding, type TaskPlace } from './recipients.js';

const UNITS = { county: '/yh/qy/', city: '/yh/', town: '/yh/qy/ww/', bureau: '/yh/qy/qysf/' } as const;
type Unit = keyof typeof UNITS;

const holding = (accountId: string, role: Role, unit: Unit): Holding => ({
  ...notifiedPerson(accountId),
  role,
  organisationId: unit,
  path: UNITS[unit],
});

function task(body: Unit, lead: Unit, named: Partial<TaskPlace> = {}): TaskPlace {
  return {
    orgPath: UNITS[body],
    leadOrganisationId: lead,
    ownerId: null,
    liaisonId: null,
    lineLeaderId: null,
    createdBy: 'officer-of-the-task',
    ...named,
  };
}

function holders(...holdings: Holding[]): (role: Role, of: TaskPlace) => string[] {
  const known = new RoleHolders();
  known.learn(holdings);
  known.learnNames([notifiedPerson('named'), notifiedPerson('officer-of-the-task')]);
  return (role, of) => known.of(role, of).map(({ accountId }) => accountId);
}

describe('who holds a role for a task', () => {
  it('asks the lead unit for its own people, all of them', () => {
    const of = holders(
      holding('a', 'liaison', 'bureau'),
      holding('b', 'liaison', 'bureau'),
      holding('c', 'liaison', 'town'),
    );
    expect(of('liaison', task('county', 'bureau'))).toEqual(['a', 'b']);
    expect(of('owner', task('county', 'bureau'))).toEqual([]);
  });

  it('takes the person whom the task names, unless that account is closed', () => {
    const of = holders(holding('a', 'owner', 'bureau'));
    expect(of('owner', task('county', 'bureau', { ownerId: 'named' }))).toEqual(['named']);
    expect(of('owner', task('county', 'bureau', { ownerId: 'closed' }))).toEqual(['a']);
  });

  it('looks for leaders from the body upwards and stops where it finds some', () => {
    const of = holders(holding('vice', 'line_leader', 'county'), holding('high', 'line_leader', 'city'));
    expect(of('line_leader', task('county', 'bureau'))).toEqual(['vice']);
    expect(of('line_leader', task('town', 'town'))).toEqual(['vice']);
    expect(of('line_leader', task('county', 'bureau', { lineLeaderId: 'named' }))).toEqual(['named']);
  });

  it('goes up to the head of the level and no further: the level above hears of no task', () => {
    const known = new RoleHolders();
    known.learn([holding('mayor', 'principal', 'city'), holding('chief', 'supervisor', 'county')]);
    known.learnHeads([UNITS.county]);
    expect(known.of('principal', task('town', 'town'))).toEqual([]);
    expect(known.of('supervisor', task('town', 'town')).map(({ accountId }) => accountId)).toEqual(['chief']);
    expect(known.of('principal', task('city', 'bureau')).map(({ accountId }) => accountId)).toEqual([
      'mayor',
    ]);
  });

  it('does not take the head of a unit that leads its own task for its superior', () => {
    const of = holders(
      holding('mayor-of-town', 'principal', 'town'),
      holding('mayor', 'principal', 'county'),
    );
    expect(of('principal', task('town', 'town'))).toEqual(['mayor']);
    expect(of('principal', task('town', 'bureau'))).toEqual(['mayor-of-town']);
  });

  it('finds the officer who set the task up before any other', () => {
    const of = holders(holding('other', 'officer', 'county'));
    expect(of('officer', task('county', 'bureau'))).toEqual(['officer-of-the-task']);
    expect(of('officer', task('county', 'bureau', { createdBy: 'closed' }))).toEqual(['other']);
  });
});

describe('who hears it for somebody who is away', () => {
  const BUREAU_TASK = task('county', 'bureau');
  const hearing = (principal: object, substitute: object = {}) => {
    const known = new RoleHolders();
    known.learn([{ ...holding('away', 'liaison', 'bureau'), ...principal }]);
    known.learn([holding('vice', 'line_leader', 'county')]);
    const place = {
      principalId: 'away',
      roles: ['liaison' as const],
      unitPath: null,
      taskIds: null,
      ...substitute,
    };
    known.learnSubstitutes([{ ...notifiedPerson('substitute'), ...place }]);
    return (role: Role, of = BUREAU_TASK) => known.of(role, of).map(({ accountId }) => accountId);
  };

  it('is the substitute beside them, instead of them on quiet days, and nobody above changes', () => {
    expect(hearing({})('liaison')).toEqual(['away', 'substitute']);
    expect(hearing({ isQuiet: true })('liaison')).toEqual(['substitute']);
    expect(hearing({ isQuiet: true })('line_leader')).toEqual(['vice']);
  });

  it('is they alone outside of the roles and the body of the appointment', () => {
    expect(hearing({ isQuiet: true }, { roles: ['owner'] })('liaison')).toEqual(['away']);
    expect(hearing({}, { unitPath: UNITS.town })('liaison')).toEqual(['away']);
    expect(hearing({}, { unitPath: UNITS.town })('liaison', task('town', 'bureau'))).toEqual([
      'away',
      'substitute',
    ]);
  });

  it('is they alone for a task that the appointment does not name', () => {
    const limited = hearing({}, { taskIds: ['named'] });
    expect(limited('liaison', { ...BUREAU_TASK, id: 'named' })).toEqual(['away', 'substitute']);
    expect(limited('liaison', { ...BUREAU_TASK, id: 'other' })).toEqual(['away']);
    expect(limited('liaison')).toEqual(['away']);
  });

  it('hears it once though holding the role as well', () => {
    const known = new RoleHolders();
    known.learn([holding('away', 'liaison', 'bureau'), holding('b', 'liaison', 'bureau')]);
    known.learnSubstitutes([
      { ...notifiedPerson('b'), principalId: 'away', roles: ['liaison'], unitPath: null, taskIds: null },
    ]);
    expect(known.of('liaison', BUREAU_TASK).map(({ accountId }) => accountId)).toEqual(['away', 'b']);
  });
});

describe('the way up from a body', () => {
  it.each([
    ['/yh/qy/ww/', ['/yh/qy/ww/', '/yh/qy/', '/yh/']],
    ['/yh/', ['/yh/']],
    ['/', []],
  ])('%s', (path, up) => {
    expect(pathsUp(path)).toEqual(up);
  });
});
