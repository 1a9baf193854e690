import { Global, Module } from '@nestjs/common';
import { PlatformConfig } from '../config/platform-config.js';
import { BlobStore, FileBlobStore } from './blob-store.js';

@Global()
@Module({
  providers: [
    {
      provide: BlobStore,
      useFactory: (config: PlatformConfig) => new FileBlobStore(config.blobsDir),
      inject: [PlatformConfig],
    },
  ],
  exports: [BlobStore],
})
export class BlobsModule {}
