/**
 * The Vite plugin of the site: one `vite build` makes the browser's files, the server-side renderer, the service
 * worker and the command line, then writes every route as HTML; `vite dev` renders the same routes on demand.
 *
 * Knows Vite. Must not know what a page says or how a route looks.
 */
import { existsSync } from 'node:fs';
import { chmod, readFile, rm } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRunnableDevEnvironment, type EnvironmentOptions, type Plugin, type ViteDevServer } from 'vite';
import type * as EntryServer from '../entry-server.ts';
import { ROOT_MARK } from '../site-info.ts';
import { siteInfo } from './site-info.ts';
import { widgetSources } from './widget-sources.ts';
import { checkBudget, writeSite } from './write-site.ts';

const ENTRY_CLIENT = 'src/site/entry-client.ts';
const START = 'src/site/start.ts';
const WAKE = 'src/site/wake.ts';
const ENTRY_SERVER = 'src/site/entry-server.ts';
const SERVICE_WORKER = 'src/site/service-worker.ts';
const CLI = 'src/cli/main.ts';
const SERVER = 'src/server/main.ts';
/**
 * What nearly every tool needs stands in a few files: Svelte with the little that every tool uses, the frames' core with the smallest
 * views, the views of a whole frame, the steps and links of the smaller tools, and the words of each language that every explanation needs. Left alone, each further tool cuts them into more and smaller
 * files, and small files compress badly.
 */
const COMMON = [
  {
    name: 'runtime',
    test: /node_modules\/(?:svelte|clsx)\/|src\/(?:i18n\/rfc|state\/trusted-url|protocol\/bytes\/(?:hex|join|utf8\.)|ui\/(?:gap|Menu|pointing|Segmented|when-used))/,
  },
  { name: 'rules', test: /src\/protocol\/(?:findings|bytes\/xor|frame\/(?:close-body|header|masking|opcodes|payload-length|rules))/ },
  {
    name: 'common',
    test: /src\/(?:protocol\/fields|i18n\/(?:explain\/facts|terms\/close-codes)|ui\/(?:Chip|ExplainLine|windowing|scroll-window)|widgets\/frame-bench\/frame-characters|state\/long-text)/,
  },
  {
    name: 'views',
    test: /src\/(?:widgets\/frame-bench\/explaining|ui\/(?:Bit|Byte|FieldTable|byte-|bit-|grid-|linking)|state\/selection|protocol\/(?:annotation|frame\/(?:context|dissect|judge|place-findings)\b))/,
  },
  {
    name: 'bench',
    test: /src\/(?:widgets\/frame-bench\/late\.|state\/(?:bench\.|paste\.|frame-document|first-document)|protocol\/connection\/frame-(?:at|state))/,
  },
  {
    name: 'frame',
    test: /src\/widgets\/frame-bench\/(?:Counts|Dock|Findings|Frame(?:Bench|Head|Strip|View)|DropZone|PasteBox|ReadChoice|Toolbar)\.svelte/,
  },
  {
    name: 'engine',
    test: /src\/protocol\/connection\/(?:established|take-input|receiver|payload-reader|pieces|closing|commands|draft|machine-state|sending|refusals|transitions)\b/,
  },
  // Two of them, for every exercise that drives some; what is drawn of them is the closing page's, whose lesson has the tool anyway.
  { name: 'pair', test: /src\/protocol\/connection\/pair/ },
  { name: 'closing', test: /src\/(?:i18n\/closing\/facts|widgets\/closing-lab\/(?!(?:en|zh)\.))/ },
  { name: 'steps', test: /src\/(?:ui\/(?:Step|stepper|pauses-unseen)|state\/(?:stepper|step-time))/ },
  { name: 'links', test: /src\/(?:state\/(?:fragment|tool-link|tool-address|link-limits)|ui\/(?:LinkNotice|FactTable))/ },
  // Never part of a first view; one name instead of four in the lists of what first views fetch later.
  { name: 'cards', test: /src\/(?:ui\/FindingCard|i18n\/findings\/(?:says|shape)|widgets\/frame-bench\/saving)/ },
  { name: 'words-en', test: /src\/i18n\/(?:terms|fields|explain|ui)\/en\b/ },
  { name: 'words-zh', test: /src\/i18n\/(?:terms|fields|explain|ui)\/zh\b/ },
];

/** The renderer is a tool of the build, not part of what is served. */
const SSR_OUT = 'node_modules/.cache/site-ssr';
const WORKER_OUT = 'node_modules/.cache/site-worker';

const environments = (root: string): Record<string, EnvironmentOptions> => ({
  client: {
    build: {
      outDir: 'dist',
      manifest: true,
      emptyOutDir: true,
      cssCodeSplit: false,
      // The words of a widget bring it along, and every page names the modules of its first view itself (write-site.ts): the
      // same names once more, for all widgets on every page, would be half a kibibyte of each.
      modulePreload: { resolveDependencies: (file, deps) => (/^assets\/(?:en|zh)-/.test(file) ? [] : deps) },
      rolldownOptions: {
        // Pages name the modules of their widgets themselves (write-site.ts), so each is an entry, whose exports are used.
        input: [ENTRY_CLIENT, ...widgetSources(root)],
        preserveEntrySignatures: 'allow-extension',
        output: { codeSplitting: { groups: COMMON, includeDependenciesRecursively: false } },
      },
    },
  },
  ssr: {
    build: {
      outDir: SSR_OUT,
      manifest: true,
      emptyOutDir: true,
      // One sheet for the whole site, from here: shell and pages never reach the browser as components. What the first paint
      // of a page needs of it is written into the page (first-sheet.ts).
      emitAssets: true,
      cssCodeSplit: false,
      cssMinify: 'lightningcss',
      copyPublicDir: false,
      rolldownOptions: { input: { 'entry-server': ENTRY_SERVER }, output: { entryFileNames: '[name].js' } },
    },
    resolve: { noExternal: true },
  },
  worker: {
    consumer: 'client',
    build: {
      outDir: WORKER_OUT,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: { input: { sw: SERVICE_WORKER }, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  },
  ...(existsSync(join(root, CLI)) && {
    node: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: 'dist-node',
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node20',
        rolldownOptions: {
          input: { cli: CLI, server: SERVER },
          platform: 'node',
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', banner: '#!/usr/bin/env node' },
        },
      },
    },
  }),
});

/** Addresses of the style sheets that the renderer's modules brought along; in dev they are linked one by one. */
function devStyles(server: ViteDevServer): string[] {
  const graph = server.environments['ssr'].moduleGraph;
  return [...graph.urlToModuleMap].filter(([url]) => /\.css$/.test(url)).map(([url]) => url);
}

export function site(): Plugin {
  let root = '';
  return {
    name: 'site',
    config(user) {
      root = resolve(user.root ?? '.');
      return {
        builder: {},
        environments: environments(root),
        experimental: {
          // What the renderer prints stands at any depth, so it gets a mark for the root; its style sheets stand in assets/.
          renderBuiltUrl: (file, { hostType, ssr }) =>
            !ssr ? { relative: true } : hostType === 'css' ? './' + posix.relative('assets', file) : ROOT_MARK + file,
        },
      };
    },
    buildApp: {
      order: 'post',
      async handler(builder) {
        for (const environment of Object.values(builder.environments)) await builder.build(environment);
        if (builder.environments['node']) await chmod(join(root, 'dist-node/cli.js'), 0o755);
        const renderer = (await import(pathToFileURL(join(root, SSR_OUT, 'entry-server.js')).href)) as typeof EntryServer;
        const sizes = await writeSite({
          template: await readFile(join(root, 'index.html'), 'utf8'),
          out: join(root, 'dist'),
          ssrOut: join(root, SSR_OUT),
          workerOut: join(root, WORKER_OUT),
          entry: ENTRY_CLIENT,
          start: START,
          wake: WAKE,
          renderer,
          info: await siteInfo(root),
        });
        await rm(join(root, 'dist/.vite'), { recursive: true });
        checkBudget(sizes, (line) => builder.config.logger.info(line));
      },
    },
    configureServer(server) {
      return () => {
        server.middlewares.use((request, response, next) => {
          const environment = server.environments['ssr'];
          if (request.method !== 'GET' || !isRunnableDevEnvironment(environment)) return next();
          const url = new URL(request.originalUrl ?? '/', 'http://localhost');
          const answer = async () => {
            const renderer = await environment.runner.import<typeof EntryServer>('/' + ENTRY_SERVER);
            const page = await renderer.renderPath(url.pathname, await siteInfo(root));
            const html = renderer.document(await readFile(join(root, 'index.html'), 'utf8'), page, {
              styles: devStyles(server),
              firstSheet: null,
              script: renderer.PREFERENCES_SCRIPT,
              modules: [],
              fonts: [],
              entry: '/' + ENTRY_CLIENT,
              policy: null,
            });
            response.statusCode = page.status;
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(page.status === 404 ? html : await server.transformIndexHtml(url.pathname, html));
          };
          answer().catch((error: unknown) => {
            server.ssrFixStacktrace(error as Error);
            next(error);
          });
        });
      };
    },
    hotUpdate({ modules, server }) {
      // A module that only the renderer uses has no browser half to update: show the page anew.
      if (this.environment.name !== 'ssr' || modules.length === 0) return;
      const inBrowser = modules.some((module) => module.id && server.environments['client'].moduleGraph.getModuleById(module.id));
      if (!inBrowser) server.environments['client'].hot.send({ type: 'full-reload' });
    },
  };
}
