import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { createRouterClient } from '@orpc/server';
import type { StandardHandlerOptions, StandardHandlerPlugin } from '@orpc/server/standard';
import { RPCHandler as MessagePortHandler } from '@orpc/server/message-port';
import { RPCHandler as NodeHandler } from '@orpc/server/node';
import { RPCHandler as WebSocketHandler } from '@orpc/server/ws';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { ContractRouterClient } from '@orpc/contract';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import { ideContract, type IdeContract } from '../../shared/contracts/ide.ts';
import type { IdeRouter } from './router.ts';

/** The typed client of the contract, the same over every transport. */
export type IdeClient = ContractRouterClient<IdeContract>;

type MessagePort = Parameters<MessagePortHandler<Record<never, never>>['upgrade']>[0];

/** Electron: the port must be started by the caller once this returned. */
export function serveMessagePort(router: IdeRouter): (port: MessagePort) => void {
  const handler = new MessagePortHandler(router);
  return (port) => handler.upgrade(port);
}

/** Browser host: call for each accepted connection. Closing the socket aborts its streams. */
export function serveWebSocket(router: IdeRouter): (socket: WebSocket) => void {
  const handler = new WebSocketHandler(router);
  return (socket) => void handler.upgrade(socket);
}

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => Promise<{ matched: boolean }>;

/** The REST API of the contract's routes below `prefix`, for scripts and other programs. */
export function serveRest(router: IdeRouter, prefix: `/${string}`): HttpHandler {
  const handler = new OpenAPIHandler(router, {
    plugins: [coerceQueries()],
    customErrorResponseBodyEncoder: (error) => ({ code: error.code, message: error.message, data: error.data }),
  });
  return (request, response) => handler.handle(request, response, { prefix });
}

/** Query strings are text: without this "false" would be a true boolean. A body says itself what is a number or a list, and is taken at its word. */
function coerceQueries(): StandardHandlerPlugin<object> {
  const all: StandardHandlerOptions<object> = {};
  new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] }).init(all);
  const [coerce] = all.clientInterceptors ?? [];
  return {
    init: (options) => {
      options.clientInterceptors ??= [];
      options.clientInterceptors.unshift((call) => {
        const { method } = call.procedure['~orpc'].route;
        return (method === 'GET' || method === 'DELETE') && coerce !== undefined ? coerce(call) : call.next();
      });
    },
  };
}

/** The same protocol as the WebSocket over plain requests, for the command line. */
export function serveHttpRpc(router: IdeRouter, prefix: `/${string}`): HttpHandler {
  const handler = new NodeHandler(router);
  return (request, response) => handler.handle(request, response, { prefix });
}

/** A client in the same process. Input and output are parsed exactly as over a wire. */
export function createLocalClient(router: IdeRouter): IdeClient {
  return createRouterClient(router);
}

/** The OpenAPI document of the REST API. */
export function describeRest(version: string, serverUrl: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(ideContract, {
    info: {
      title: 'Casual OS',
      version,
      description: 'The API of a running Casual OS on this computer. Send the token of the data folder’s casual.lock as `Authorization: Bearer …`.',
    },
    servers: [{ url: serverUrl }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    customErrorResponseBodySchema: {
      type: 'object',
      properties: { code: { type: 'string' }, message: { type: 'string' }, data: { type: 'object' } },
      required: ['code', 'message'],
    },
  });
}
