/** The written form of hours, for an editor to complete. `parseHours` is stricter, and says how to mend what it refuses. */
import * as Type from 'typebox'

const writtenWindows = Type.String({
  description:
    'When it is open: "9am to 5pm", "9:30am to noon, 1pm to 4:30pm", "10pm to 2am the next day", "24 hours" or "closed".',
  examples: ['9am to 5pm', '9:30am to noon, 1pm to 4:30pm', '10pm to 2am the next day', '24 hours', 'closed'],
})

const writtenException = Type.Object(
  {
    hours: Type.Union([Type.Literal('closed'), Type.Literal('unknown'), writtenWindows], {
      description: 'The hours of this date: hours such as "9am to noon", closed, or unknown.',
    }),
    reason: Type.String({
      description: 'Why, in words that follow "closed today, for": "staff training".',
      examples: ['staff training'],
    }),
  },
  { additionalProperties: false },
)

const writtenWeek = Type.Object(
  {
    week: Type.Record(Type.String(), writtenWindows, {
      description:
        'The hours of each day. Name a day ("saturday"), a range ("monday to friday") or "every day". A day that is not named is closed.',
    }),
    bankHolidays: Type.Union(
      [Type.Literal('closed'), Type.Literal('as normal'), Type.Literal('unknown'), writtenWindows],
      {
        description:
          'The hours on bank holidays: closed, as normal, unknown (people are told to check first), or hours such as "10am to 4pm".',
      },
    ),
    exceptions: Type.Optional(
      Type.Record(Type.String(), writtenException, {
        description: 'Dates with other hours, by date: "2026-12-24".',
      }),
    ),
  },
  { additionalProperties: false },
)

/** Hours as staff write them: always, or a week. */
export const writtenHours = Type.Union(
  [Type.Literal('always', { description: 'Open all day and all night, every day of the year.' }), writtenWeek],
  { description: 'When it is open: always, or a week with bankHolidays.' },
)

/** Closures as staff write them: reasons by the days that are closed. `parseClosures` is stricter about the days. */
export const writtenClosures = Type.Record(Type.String(), Type.String(), {
  description:
    'Days on which it is closed, each with the reason, in words that follow "closed, for": 24 december 2026 to 2 january 2027: "Christmas". Without a year it is every year; "first monday of the month" is every month.',
})
