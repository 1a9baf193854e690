import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVABLE_RANKS } from '../hyperparameters/hyperparameters.js';
import { AdapterRejectedError } from './adapter.errors.js';
import { FLOAT_BYTES, isFinite, readTensors, type Tensor } from './safetensors.js';

const CONFIG = 'adapter_config.json';
const WEIGHTS = 'adapter_model.safetensors';
const MAX_CONFIG_BYTES = 1 << 20;
const TENSOR_NAME = /^base_model\.model\.(?<module>.+)\.lora_(?<side>[AB])\.weight$/;

/**
 * Checks an adapter as vLLM would when it loads it, long after the training has been paid for: LoRA of a servable rank and
 * nothing else, weights in pairs A [r, in] and B [out, r], all of them finite. The trainer checks the same; this is for
 * whatever else may have written the folder.
 * @throws AdapterRejectedError in one sentence
 */
export async function checkAdapter(folder: string): Promise<void> {
  const rank = checkConfig(await readConfig(join(folder, CONFIG)));
  const file = await open(join(folder, WEIGHTS)).catch((error: unknown) => {
    throw new AdapterRejectedError(`${WEIGHTS} cannot be read: ${messageOf(error)}.`);
  });
  try {
    await checkWeights(file, rank);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AdapterRejectedError(`${WEIGHTS} cannot be read: ${error.message}.`);
  } finally {
    await file.close();
  }
}

async function readConfig(path: string): Promise<Record<string, unknown>> {
  try {
    if ((await stat(path)).size > MAX_CONFIG_BYTES) throw new Error('it is larger than 1 MiB');
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error('it is no object');
    return value as Record<string, unknown>;
  } catch (error) {
    throw new AdapterRejectedError(`${CONFIG} cannot be read: ${messageOf(error)}.`);
  }
}

/** Returns the rank. */
function checkConfig(config: Record<string, unknown>): number {
  if (config.peft_type !== 'LORA') throw new AdapterRejectedError('it is not of the type LORA.');
  if ((config.bias ?? 'none') !== 'none') throw new AdapterRejectedError('its bias must be "none".');
  if (config.use_dora) throw new AdapterRejectedError('it uses DoRA.');
  for (const key of ['modules_to_save', 'trainable_token_indices', 'target_parameters']) {
    if (isSet(config[key])) throw new AdapterRejectedError(`its ${key} must be null.`);
  }
  const { r, lora_alpha: alpha } = config;
  if (typeof r !== 'number' || !SERVABLE_RANKS.includes(r))
    throw new AdapterRejectedError(`its rank must be one of ${SERVABLE_RANKS.join(', ')}.`);
  if (typeof alpha !== 'number' || !(alpha > 0))
    throw new AdapterRejectedError('its lora_alpha must be positive.');
  return r;
}

async function checkWeights(file: FileHandle, rank: number): Promise<void> {
  const tensors = await readTensors(file);
  if (tensors.length === 0) throw new AdapterRejectedError('it holds no weights.');
  const modules = Map.groupBy(tensors, moduleOf);
  for (const [module, pair] of modules) {
    const [a, b] = ['A', 'B'].map(
      (side) => pair.find(({ name }) => name.endsWith(`.lora_${side}.weight`))?.shape,
    );
    const isPair =
      a?.length === 2 &&
      b?.length === 2 &&
      a[0] === rank &&
      b[1] === rank &&
      !a.includes(0) &&
      !b.includes(0);
    if (!isPair)
      throw new AdapterRejectedError(
        `the weights of ${module} are no pair A [${rank}, in], B [out, ${rank}].`,
      );
  }
  for (const tensor of tensors) {
    if (!(tensor.dtype in FLOAT_BYTES))
      throw new AdapterRejectedError(`${tensor.name} is of type ${tensor.dtype}.`);
    if (!(await isFinite(file, tensor)))
      throw new AdapterRejectedError(`${tensor.name} holds values that are not finite.`);
  }
}

function moduleOf({ name }: Tensor): string {
  const module = TENSOR_NAME.exec(name)?.groups?.module;
  if (module === undefined) throw new AdapterRejectedError(`it holds ${name}, which is no LoRA weight.`);
  return module;
}

function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
