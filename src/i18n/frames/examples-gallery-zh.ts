/** 示例库的全部中文文字，合为一个模块按需加载。Knows the parts. Must not word anything. */
import { examplesZh } from './examples-zh.ts';
import type { GalleryTexts } from './examples-shape.ts';
import { storiesZh } from './examples-stories-zh.ts';

export const galleryZh: GalleryTexts = { ...examplesZh, ...storiesZh };
