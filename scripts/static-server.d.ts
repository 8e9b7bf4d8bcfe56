export interface StaticServer {
  readonly url: string;
  close(): Promise<void>;
}
export function serveStatic(options: { root: string; base?: string; port?: number; host?: string }): Promise<StaticServer>;
