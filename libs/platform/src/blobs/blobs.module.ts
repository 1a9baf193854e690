import { Global, Module } from '@nestjs/common';
import { PlatformConfig } from '../config/platform-config.js';
import { BlobStore } from './blob-store.js';
import { openBlobs } from './open-blobs.js';

@Global()
@Module({
  providers: [{ provide: BlobStore, useFactory: openBlobs, inject: [PlatformConfig] }],
  exports: [BlobStore],
})
export class BlobsModule {}
