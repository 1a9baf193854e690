/** Where an uploaded file lies in the blob store. */
export function uploadKey(id: string): string {
  return `uploads/${id}`;
}
