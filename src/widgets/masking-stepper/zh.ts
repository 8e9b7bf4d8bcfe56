/** The masking tool in Chinese: the component with its words, for the registry of widgets. */
import { zh as page } from '../../i18n/masking/zh.ts';
import { proxyZh as proxy } from '../../i18n/masking/proxy-zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { ToolWords } from './texts.ts';

export { default as component } from './MaskingStepper.svelte';
export const texts: ToolWords = { page, proxy, tools };
