import type { Command } from 'commander';
import type { Messages } from '../messages/messages.ts';
import { metricNames } from '../shared/config.ts';
import { numberOf } from './command-line.ts';
import { oneOf } from './one-of.ts';
import type { Override, Settings } from './settings.ts';
import { numberIn } from './sweep-options.ts';
import { UsageError } from './usage.ts';

/** What every command that compares students can be told: how. */
export interface SimilarityFlags {
  metric?: string;
  weights?: string;
  top?: string;
}

export function addSimilarityOptions(command: Command, { help }: Messages): Command {
  return command
    .addOption(oneOf('--metric <name>', help.options.metric, metricNames))
    .option('--weights <h,w,s>', help.options.weights)
    .option('--top <number>', help.options.top);
}

export function similarityOverrides({ metric, weights, top }: SimilarityFlags): Override[] {
  return [
    { flag: '--metric', key: 'similarity.metric', value: metric },
    { flag: '--weights', key: 'similarity.weights', value: weights?.split(',').map(numberOf) },
    { flag: '--top', key: 'similarity.top', value: numberIn(top) },
  ];
}

/** Says at once what no students could change. @throws UsageError for weights that the metric has no use for. */
export function refuseWeights({ config: { similarity }, messages: { usage } }: Settings): void {
  const { metric, weights } = similarity;
  if (weights.every(weight => weight === 0)) throw new UsageError(usage.weightsAllZero);
  if (metric === 'mahalanobis' && weights.some(weight => weight !== 1))
    throw new UsageError(usage.weightsNotTaken);
}
