import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkAdapter } from '@ethogram/models';
import { type LoraTensor, loraTensors, loraWeights } from '@ethogram/testing';

const GOOD = {
  peft_type: 'LORA',
  r: 8,
  lora_alpha: 16,
  bias: 'none',
  use_rslora: true,
  target_modules: ['k_proj'],
};
const A = 'base_model.model.model.layers.0.self_attn.k_proj.lora_A.weight';
const B = A.replace('lora_A', 'lora_B');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-adapter-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(config: object | string, weights: Buffer = loraWeights()): Promise<void> {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  await writeFile(join(folder, 'adapter_config.json'), text);
  await writeFile(join(folder, 'adapter_model.safetensors'), weights);
}

function half(bits: number, dtype: 'F16' | 'BF16'): LoraTensor {
  const numbers = new Uint16Array(32);
  numbers[31] = bits;
  return { dtype, shape: [8, 4], data: Buffer.from(numbers.buffer) };
}

describe('an adapter on its way into the store', () => {
  it('may be what vLLM serves, with rsLoRA and of any type of floating-point number', async () => {
    await write(GOOD);
    await expect(checkAdapter(folder)).resolves.toBeUndefined();
    await write(GOOD, loraWeights({ ...loraTensors(), [A]: half(0x7bff, 'F16') }));
    await expect(checkAdapter(folder)).resolves.toBeUndefined();
    await write(GOOD, loraWeights({ ...loraTensors(), [A]: half(0xff7f, 'BF16') }));
    await expect(checkAdapter(folder)).resolves.toBeUndefined();
  });

  it.each([
    ['no JSON', '{', /adapter_config\.json cannot be read/],
    ['no object', '[]', /it is no object/],
    ['another kind', { ...GOOD, peft_type: 'IA3' }, /not of the type LORA/],
    ['a bias', { ...GOOD, bias: 'lora_only' }, /bias must be "none"/],
    ['DoRA', { ...GOOD, use_dora: true }, /uses DoRA/],
    ['saved modules', { ...GOOD, modules_to_save: ['lm_head'] }, /modules_to_save must be null/],
    ['new tokens', { ...GOOD, trainable_token_indices: [1] }, /trainable_token_indices must be null/],
    ['a rank vLLM has not', { ...GOOD, r: 12 }, /rank must be one of 1, 8, 16/],
    ['a rank the weights have not', { ...GOOD, r: 16 }, /no pair A \[16, in\]/],
    ['no alpha', { ...GOOD, lora_alpha: null }, /lora_alpha must be positive/],
  ])('is refused with %s', async (_, config, sentence) => {
    await write(config);
    await expect(checkAdapter(folder)).rejects.toThrow(sentence);
  });

  it.each<[string, Buffer, RegExp]>([
    ['a pickle', Buffer.from('\x80\x04PK not safetensors at all'), /header is longer than it may be/],
    ['nothing in it', Buffer.alloc(0), /ends too early/],
    [
      'a header that is no JSON',
      Buffer.from('\x04\0\0\0\0\0\0\0{{{{', 'latin1'),
      /header is not one of safetensors/,
    ],
    ['numbers cut off', loraWeights().subarray(0, -4), /are not where its header says/],
    ['no tensors', loraWeights({}), /holds no weights/],
    [
      'other weights',
      loraWeights({ ...loraTensors(), 'base_model.model.lm_head.weight': half(0, 'F16') }),
      /which is no LoRA weight/,
    ],
    ['half a pair', loraWeights({ [A]: half(0, 'F16') }), /no pair/],
    [
      'whole numbers',
      loraWeights({ ...loraTensors(), [A]: { ...half(0, 'F16'), dtype: 'I16' } }),
      /is of type I16/,
    ],
    ['NaN', loraWeights(loraTensors({ value: Number.NaN })), /not finite/],
    [
      'infinity',
      loraWeights({ ...loraTensors(), [B]: { ...loraTensors({ value: -Infinity })[B]! } }),
      /lora_B\.weight holds values that are not finite/,
    ],
    ['infinity in F16', loraWeights({ ...loraTensors(), [A]: half(0xfc00, 'F16') }), /not finite/],
    ['NaN in BF16', loraWeights({ ...loraTensors(), [A]: half(0x7fc0, 'BF16') }), /not finite/],
  ])('is refused with %s', async (_, weights, sentence) => {
    await write(GOOD, weights);
    await expect(checkAdapter(folder)).rejects.toThrow(sentence);
  });

  it('is refused without its files', async () => {
    await expect(checkAdapter(folder)).rejects.toThrow(/The adapter cannot be served: adapter_config\.json/);
    await writeFile(join(folder, 'adapter_config.json'), JSON.stringify(GOOD));
    await expect(checkAdapter(folder)).rejects.toThrow(/adapter_model\.safetensors cannot be read/);
  });
});
