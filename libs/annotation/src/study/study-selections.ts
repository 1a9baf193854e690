import { SelectionUses } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** Tells the corpus which studies a selection was used for, so that it is not deleted under them. */
@Injectable()
export class StudySelections implements OnModuleInit {
  constructor(private readonly uses: SelectionUses) {}

  onModuleInit(): void {
    this.uses.register(async (selectionId, manager) => {
      const rows: { name: string }[] = await manager.query(
        `select name from studies where selection_id = $1 order by created_at, id limit 5`,
        [selectionId],
      );
      return rows.map(({ name }) => `the study ${name}`);
    });
  }
}
