import type { Server } from 'node:http';

export interface StaticServer {
  readonly url: string;
  close(): Promise<void>;
}
export interface StaticOptions {
  readonly root: string;
  readonly base?: string;
  readonly port?: number;
  readonly host?: string;
  /** Gets the HTTP server before it listens, for what is served beside the files. */
  readonly attach?: (server: Server) => void;
}
export function serveStatic(options: StaticOptions): Promise<StaticServer>;
