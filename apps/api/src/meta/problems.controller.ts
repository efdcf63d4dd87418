import { Controller, Get, Param } from '@nestjs/common';
import { refuse } from '@sandbar/domain';
import { PROBLEMS } from '@sandbar/contracts';
import { RefusedException } from '../http/refused.exception.js';

/** What a problem's `type` leads to. */
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  show(@Param('code') code: string): unknown {
    if (!Object.hasOwn(PROBLEMS, code)) throw new RefusedException(refuse('reference.not_found'));
    const { status, title, remedy } = PROBLEMS[code as keyof typeof PROBLEMS];
    return { code, status, title, remedy };
  }
}
