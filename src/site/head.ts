/** The tags of a page's head that say what the page is: title, description, languages, icons, pictures for links. */
import type { Locale } from '../i18n/catalogue.ts';
import { course } from '../i18n/course/course.ts';
import { lessonPage } from '../i18n/lesson/page.ts';
import type { ShellTexts } from '../i18n/shell/shell.ts';
import type { LessonSlug } from '../lesson/course.ts';
import { lessonOf } from '../lesson/library.ts';
import { gapAfter } from '../ui/gap.ts';
import { LANG, pathOf, rootOf, type Route } from './routes.ts';
import type { SiteInfo } from './site-info.ts';

/** Escapes text for a double-quoted attribute or for element content. */
export const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

interface Args {
  readonly page: { readonly route: Route; readonly locale: Locale; readonly path: string };
  readonly texts: ShellTexts;
  readonly info: SiteInfo;
}

/** A lesson is called by its title and described by what one can do after it. */
function lessonHead(slug: LessonSlug, locale: Locale): { readonly title: string; readonly description: string } {
  const { goal } = lessonPage[locale];
  return {
    title: course[locale].lessons[slug],
    description: goal + (locale === 'zh' ? '' : gapAfter(goal)) + lessonOf(slug)!.lesson.goal[locale],
  };
}

/** The head of one page. Absolute addresses appear only when the build knows where the site will stand. */
export function headTags({ page: { route, locale, path }, texts, info: { siteUrl } }: Args): string {
  const root = rootOf(path);
  const { title, description } = route.lesson ? lessonHead(route.lesson, locale) : texts.pages[route.id];
  const fullTitle = route.id === 'home' ? title : `${title} · ${texts.product}`;
  const link = (rel: string, href: string, rest = ''): string => `<link rel="${rel}"${rest} href="${attribute(href)}">`;
  const meta = (kind: 'name' | 'property', name: string, content: string): string =>
    `<meta ${kind}="${name}" content="${attribute(content)}">`;
  const tags = [
    `<title>${attribute(fullTitle)}</title>`,
    meta('name', 'description', description),
    '<meta name="color-scheme" content="light dark">',
    link('icon', root + 'favicon.svg', ' type="image/svg+xml"'),
    link('icon', root + 'favicon.ico', ' sizes="32x32"'),
    link('apple-touch-icon', root + 'icons/apple-touch-icon.png'),
    link('manifest', root + 'manifest.webmanifest'),
  ];
  if (siteUrl !== null) {
    const absolute = (of: Locale): string => siteUrl + pathOf(route, of);
    tags.push(
      link('canonical', siteUrl + path),
      link('alternate', absolute('en'), ` hreflang="${LANG.en}"`),
      link('alternate', absolute('zh'), ` hreflang="${LANG.zh}"`),
      link('alternate', absolute('en'), ' hreflang="x-default"'),
      meta('property', 'og:type', 'website'),
      meta('property', 'og:site_name', texts.product),
      meta('property', 'og:title', fullTitle),
      meta('property', 'og:description', description),
      meta('property', 'og:url', siteUrl + path),
      meta('property', 'og:locale', locale === 'en' ? 'en_US' : 'zh_CN'),
      meta('property', 'og:image', siteUrl + 'social.png'),
      meta('property', 'og:image:width', '1200'),
      meta('property', 'og:image:height', '630'),
      meta('property', 'og:image:alt', texts.socialAlt),
      meta('name', 'twitter:card', 'summary_large_image'),
    );
  }
  return tags.join('\n    ');
}
