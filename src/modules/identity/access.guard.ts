import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACCESS_METADATA, type RouteAccess } from '../../platform/http/access.js';
import { Problem } from '../../platform/http/problem.js';
import { hasRole, type Actor, type RequestWithActor, type Role } from './actor.js';
import { Authentication } from './authentication.service.js';
import type { RequestWithDirectory } from './directory-client.js';
import { InstallationOffice } from './installation-office.service.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** What a person may ask for before changing a first password: who they are, the change itself, leaving. */
const OPEN_BEFORE_CHANGE = /^\/api\/session(\/password)?$/;

/** Where somebody writes who stands in for single tasks alone; what is seen there the database limits to these. */
const OPEN_TO_TASKS_ALONE = /^\/api\/(?:tasks|evidence)\/:/;

type ActorAccess = Exclude<RouteAccess, 'public' | 'directory-client'>;

/** Stands before every route: a route that declares no access is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly installation: InstallationOffice,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ACCESS_METADATA, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw new Problem('auth.forbidden');
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    refuseCrossSite(request);
    if (access === 'public') return true;
    if (access === 'directory-client') return this.admitDirectory(request);
    return this.admitActor(request, access);
  }

  private async admitActor(request: RequestWithActor, access: ActorAccess): Promise<boolean> {
    const actor = await this.authentication.actorOf(request);
    if (actor === null) throw new Problem('auth.required');
    request.actor = actor;
    refuseFirstPassword(actor, request);
    requireHanded(actor, access, request);
    if (!mayKnock(actor, access)) throw new Problem('auth.forbidden');
    if (typeof access === 'object' && access.ofInstallation) await this.installation.require(actor);
    return true;
  }

  private async admitDirectory(request: RequestWithDirectory): Promise<boolean> {
    const directory = await this.authentication.directoryOf(request);
    if (directory === null) throw new Problem('auth.required');
    request.directory = directory;
    return true;
  }
}

/** What is a person's own nobody else does; beyond the tasks that were named nothing is done at all. */
function requireHanded(
  { onBehalfOf, taskIds }: Actor,
  access: ActorAccess,
  { method, routeOptions }: FastifyRequest,
): void {
  if (onBehalfOf === null || SAFE_METHODS.includes(method)) return;
  if (access === 'signed-in') throw new Problem('substitution.personal');
  if (taskIds !== undefined && !OPEN_TO_TASKS_ALONE.test(routeOptions.url ?? ''))
    throw new Problem('substitution.tasks-only');
}

function refuseFirstPassword(actor: Actor, { routeOptions }: FastifyRequest): void {
  if (actor.mustChangePassword === true && !OPEN_BEFORE_CHANGE.test(routeOptions.url ?? ''))
    throw new Problem('auth.password-change-required');
}

function mayKnock(actor: Actor, access: ActorAccess): boolean {
  if (access === 'signed-in') return actor.verbs === null;
  if (actor.verbs !== null && (access.verb === undefined || !actor.verbs.includes(access.verb))) return false;
  return hasRole(actor, ...(access.anyRole as readonly Role[]));
}

/** A browser says where a request comes from; a form on another site may not act with this person's cookie (CSRF). */
function refuseCrossSite(request: FastifyRequest): void {
  if (SAFE_METHODS.includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = site === undefined && origin !== undefined && hostOf(origin) !== host;
  if (foreignSite || foreignOrigin) throw new Problem('auth.cross-site');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
