/** What pages and the build agree on. Imports nothing, so that the build's configuration can load it as it is. */

/** Facts of one build that pages print: given to them, never read from the environment. */
export interface SiteInfo {
  readonly version: string;
  /** Where the site will be published, ending in `/`; null when the build was not told. */
  readonly siteUrl: string | null;
  /** Where its source is published; null when the build was not told. */
  readonly repositoryUrl: string | null;
}

/** Stands for the way to the site's root in addresses that the bundler writes into rendered pages. */
export const ROOT_MARK = '/__ROOT__/';
