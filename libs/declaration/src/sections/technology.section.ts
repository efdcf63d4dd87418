import { formatted, group, line, oneOf, prose, rows } from '../model/field-builders.js';
import { TECHNOLOGIES } from './code-lists.js';

/** 技术应用: each technology with a paragraph, and the release that is to go live. */
export const technology = group(
  {
    title: ['技术应用', 'Technology'],
    help: ['每项技术说明用途，并在“风险防控”中有对应的风险点。', 'Say what each technology does; each needs a matching risk point.'],
    material: 'scope',
  },
  {
    used: rows(
      { title: ['所用技术', 'Technologies used'], row: ['技术', 'Technology'], help: ['逐项列出。', 'One row each.'] },
      {
        code: oneOf(TECHNOLOGIES, { title: ['技术', 'Technology'], help: ['选择最接近的一项。', 'Choose the nearest.'], level: 1 }),
        purpose: prose({
          title: ['作用', 'What it does'],
          help: ['这项技术在本应用中做什么。', 'What this technology does in the pilot.'],
          level: 1,
          max: 2000,
        }),
        algorithm: prose({
          title: ['算法与模型说明', 'Algorithms and models'],
          help: ['输入、输出、训练数据、可解释性；不公示。', 'Inputs, outputs, training data, how it can be explained; not published.'],
          level: 3,
          secret: 'commercial',
          optional: true,
        }),
      },
    ),
    release: group(
      {
        title: ['拟上线版本', 'Release to go live'],
        help: ['应与技术安全性评估的版本一致。', 'The same as was tested for technical security.'],
      },
      {
        version: line({ title: ['版本号', 'Version'], help: ['如 1.4.0。', 'For example 1.4.0.'], max: 60, level: 2, secret: 'internal' }),
        codeHash: formatted('sha256', {
          title: ['代码或算法指纹', 'Hash of code or algorithm'],
          help: ['发布包的 SHA-256，64位小写十六进制。', 'SHA-256 of the release, 64 lower-case hex digits.'],
          level: 2,
          secret: 'security',
        }),
      },
    ),
  },
);
