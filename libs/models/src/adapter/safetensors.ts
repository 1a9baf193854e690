import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';

/** A header of 100 MB is the format's own limit; an adapter's has some kilobytes. */
const MAX_HEADER_BYTES = 16 << 20;
const BLOCK_BYTES = 1 << 20;

/** Bytes of a number, by the types LoRA weights may have. */
export const FLOAT_BYTES: Readonly<Record<string, number>> = { F64: 8, F32: 4, F16: 2, BF16: 2 };

export interface Tensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** First byte in the file, and the one after its last. */
  readonly from: number;
  readonly to: number;
}

const header = z.record(
  z.string(),
  z.object({
    dtype: z.string(),
    shape: z.array(z.int().min(0)),
    data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
  }),
);

/**
 * The tensors of a safetensors file, by its header alone: 8 bytes of length, then JSON, then the numbers. Nothing in it can
 * be code.
 * @throws RangeError that says what is wrong with the file
 */
export async function readTensors(file: FileHandle): Promise<Tensor[]> {
  const { size } = await file.stat();
  const length = Number((await readExactly(file, 0, 8)).readBigUInt64LE());
  if (length > MAX_HEADER_BYTES || length > size - 8)
    throw new RangeError('its header is longer than it may be');
  const read = header.safeParse(withoutMetadata((await readExactly(file, 8, length)).toString('utf8')));
  if (!read.success) throw new RangeError('its header is not one of safetensors');
  return Object.entries(read.data).map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [start, end],
      },
    ]) => {
      const tensor = { name, dtype, shape, from: 8 + length + start, to: 8 + length + end };
      const bytes = (FLOAT_BYTES[dtype] ?? 0) * shape.reduce((product, side) => product * side, 1);
      const isWhole = tensor.to <= size && (!(dtype in FLOAT_BYTES) || end - start === bytes);
      if (start > end || !isWhole)
        throw new RangeError(`the numbers of ${name} are not where its header says`);
      return tensor;
    },
  );
}

/** Whether no number of the tensor is infinite or none at all; reads a mebibyte at a time. */
export async function isFinite(file: FileHandle, { dtype, from, to }: Tensor): Promise<boolean> {
  for (let at = from; at < to; at += BLOCK_BYTES) {
    const block = await readExactly(file, at, Math.min(BLOCK_BYTES, to - at));
    if (!isBlockFinite(block, dtype)) return false;
  }
  return true;
}

/** A number is not finite exactly when all bits of its exponent are set. */
function isBlockFinite(block: Buffer, dtype: string): boolean {
  const bytes = FLOAT_BYTES[dtype] ?? 1;
  const mask = { F64: 0x7ff0, F32: 0x7f80, F16: 0x7c00, BF16: 0x7f80 }[dtype] ?? 0;
  // The exponent is within the two highest bytes, which come last.
  for (let at = bytes - 2; at < block.length; at += bytes) {
    if ((block.readUInt16LE(at) & mask) === mask) return false;
  }
  return true;
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new RangeError('it ends too early');
  return buffer;
}

function withoutMetadata(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '__metadata__'));
  } catch {
    return null;
  }
}
