import { RequestError } from '@ethogram/web';

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/**
 * Sends dump files to the server. An XMLHttpRequest, because fetch does not say how much has been sent.
 * @param onProgress called with the share sent, 0 to 1
 * @throws RequestError with the server's sentence
 */
export function uploadFiles(
  files: readonly File[],
  onProgress: (share: number) => void,
): Promise<UploadedFile[]> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return new Promise((resolve, reject) => {
    const transfer = new XMLHttpRequest();
    transfer.open('POST', '/files');
    transfer.responseType = 'json';
    transfer.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
    transfer.onerror = () =>
      reject(new RequestError('OFFLINE', 'The connection was lost while sending: send the files again.'));
    transfer.onload = () => {
      if (transfer.status < 300) resolve(transfer.response as UploadedFile[]);
      else reject(refusal(transfer));
    };
    transfer.send(form);
  });
}

function refusal({ status, response }: XMLHttpRequest): RequestError {
  const message = (response as { message?: unknown } | null)?.message;
  const code =
    status === 401 ? 'NOT_SIGNED_IN' : status === 403 ? 'FORBIDDEN' : status < 500 ? 'BAD_INPUT' : 'INTERNAL';
  return new RequestError(
    code,
    typeof message === 'string' ? message : `The server did not take the files (status ${status}).`,
  );
}
