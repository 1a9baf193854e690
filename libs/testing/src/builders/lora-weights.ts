export interface LoraTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: Buffer;
}

const MODULE = 'base_model.model.model.layers.0.self_attn.k_proj';

/** A pair A [rank, in], B [out, rank] of 32-bit numbers, all of them `value`. */
export function loraTensors({ rank = 8, value = 0.5 } = {}): Record<string, LoraTensor> {
  const tensor = (shape: readonly [number, number]): LoraTensor => ({
    dtype: 'F32',
    shape,
    data: Buffer.from(new Float32Array(shape[0] * shape[1]).fill(value).buffer),
  });
  return { [`${MODULE}.lora_A.weight`]: tensor([rank, 4]), [`${MODULE}.lora_B.weight`]: tensor([4, rank]) };
}

/** The bytes of an `adapter_model.safetensors`: length of the header, header, numbers. */
export function loraWeights(tensors: Readonly<Record<string, LoraTensor>> = loraTensors()): Buffer {
  let offset = 0;
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  for (const [name, { dtype, shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [offset, (offset += data.length)] };
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...Object.values(tensors).map(({ data }) => data)]);
}
