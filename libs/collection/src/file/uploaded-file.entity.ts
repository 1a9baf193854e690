import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file somebody uploaded, kept in the blob store under `uploads/<id>`. */
@Entity('uploaded_files')
export class UploadedFile {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** Bytes. */
  @Column('bigint')
  size!: string;

  @Column('uuid')
  uploadedBy!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
