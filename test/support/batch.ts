import { randomUUID } from 'node:crypto'
import type { Batch } from '../../src/store/count-table.ts'

/** The first counts of a process that adds no others. */
export const onlyBatch = (): Batch => ({ writer: `2026-11-21 ${randomUUID()}`, before: 0 })
