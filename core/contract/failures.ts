/**
 * THE catalogue of failures: every code that the window or the command line can be told, with its parameters.
 * Each has a text in every language that says what happened, whether the work is safe and what to do now
 * (texts/, held by a test). Whatever is not in here reaches people as `internal` with a reference number.
 */
import { z } from 'zod';
import { jsonSchema } from '#core/json.ts';
import { issueSchema } from '#core/parcel/issue.ts';

const none = z.object({});
const path = z.object({ path: z.string() });
const receiver = z.object({ host: z.string(), port: z.int() });

/** A finding inside a file: its code has a text of its own under `problems` in texts/. */
export const problemSchema = z.object({
  code: z.string(),
  /** 1-based, in text files. */
  line: z.int().min(1).optional(),
  /** 1-based place of a figure in a file of them. */
  feature: z.int().min(1).optional(),
  /** Path of the field inside a record, e.g. `tenure.registeredAreaSqM`. */
  field: z.string().optional(),
  /** Name of the file inside a package. */
  file: z.string().optional(),
  params: z.record(z.string(), jsonSchema),
});
export type Problem = Readonly<z.infer<typeof problemSchema>>;

const fileProblems = z.object({ fileName: z.string(), problems: z.array(problemSchema).min(1) });

export const FAILURES = {
  internal: z.object({ reference: z.string() }),
  'input.invalid': z.object({ problems: z.array(problemSchema).min(1) }),
  'job.cancelled': none,
  /** Told by the window itself: no answer came. */
  'connection.lost': none,

  'workspace.none-open': none,
  'workspace.not-found': path,
  'workspace.not-one': path,
  'workspace.not-empty': path,
  'workspace.in-use': path,
  'workspace.newer': z.object({ path: z.string(), found: z.int(), known: z.int() }),
  'workspace.damaged': z.object({ path: z.string(), detail: z.string() }),
  'workspace.cannot-write': path,
  'workspace.disk-full': path,
  'workspace.unknown-township': z.object({ townshipCode: z.string() }),

  'file.not-found': path,
  'file.folder-not-found': path,
  'file.already-there': path,
  /** `made`: where the finished file lies instead. */
  'file.made-elsewhere': z.object({ path: z.string(), made: z.string() }),
  'file.unreadable': path,
  'file.too-large': z.object({ path: z.string(), limitMb: z.int() }),
  'file.too-large-for-disk': path,
  'file.no-longer-there': none,

  'record.not-found': z.object({ record: z.string() }),
  'record.changed-meanwhile': z.object({ record: z.string(), group: z.string() }),
  'record.moved-on': z.object({ record: z.string() }),
  'record.has-errors': z.object({ record: z.string(), issues: z.array(issueSchema).min(1) }),
  'record.has-conflict': z.object({ record: z.string() }),
  'record.action-not-allowed': z.object({ record: z.string(), state: z.string() }),
  'records.refused': fileProblems,

  'photo.cannot-draw': z.object({ fileName: z.string() }),
  'photo.nothing-to-stamp': none,
  'photo.cannot-correct': z.object({ fileName: z.string() }),

  'reference.refused': fileProblems,
  'reference.office-only': none,
  'reference.changed-meanwhile': z.object({ version: z.string() }),
  'template.not-found': none,
  'template.name-taken': z.object({ name: z.string() }),

  'issue.no-longer-there': z.object({ record: z.string(), rule: z.string() }),
  'issue.not-confirmable': z.object({ record: z.string(), rule: z.string() }),

  'boundary.refused': fileProblems,
  'base-map.refused': fileProblems,
  'base-map.not-placed': z.object({ problems: z.array(problemSchema).min(1) }),
  'boundary.no-such-plot': z.object({ plot: z.int(), plots: z.int() }),
  'boundary.nothing-to-write': none,
  'boundary.not-in-gbk': z.object({ characters: z.string() }),
  'drawing.refused': z.object({ problems: z.array(problemSchema).min(1) }),
  'drawing.same-parcel': none,
  'drawing.line-changed-elsewhere': none,
  'drawing.line-ended-elsewhere': none,
  'sheet.no-parcels': none,

  'position.not-reachable': receiver,
  'position.silent': receiver,
  'position.port-refused': none,
  'position.port-lost': none,
  'position.not-nmea': none,
  'position.lost-while-measuring': z.object({ done: z.int(), wanted: z.int() }),

  'package.refused': fileProblems,
  'package.not-made': fileProblems,
  'package.nothing-to-send': none,
  /** `role`: whose workspace can do it. */
  'package.wrong-role': z.object({ role: z.enum(['field', 'office']) }),
  'package.from-this-workspace': none,
} as const satisfies Record<string, z.ZodType>;

export type FailureCode = keyof typeof FAILURES;
export type FailureParams<C extends FailureCode> = Readonly<z.infer<(typeof FAILURES)[C]>>;
export const FAILURE_CODES = Object.keys(FAILURES) as [FailureCode, ...FailureCode[]];

/** What travels: the code, its parameters, and nothing else. */
export const failureSchema = z.object({
  code: z.enum(FAILURE_CODES),
  params: z.record(z.string(), jsonSchema),
});
export type Failure = Readonly<z.infer<typeof failureSchema>>;
