import { HandlesJob } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { CollectionScheduleService } from './collection-schedule.service.js';
import { RUN_SCHEDULE } from './run-schedule.js';

@Injectable()
export class RunScheduleJob {
  constructor(private readonly schedules: CollectionScheduleService) {}

  @HandlesJob(RUN_SCHEDULE)
  async runSchedule({ scheduleId }: { scheduleId: string }): Promise<void> {
    await this.schedules.start(scheduleId);
  }
}
