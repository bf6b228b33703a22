/** Every way in which something can stand in a file, as the contacts that it could not be. */
export const manyStyles = `# Made up.\tWith a tab.
styles:
  plain: one two   # a remark
  goes on: one
    two
  double: "one\\ttwo"
  double goes on: "one
    two"
  single: 'it''s'
  folded: >-
    one
    two

  clipped: >
    one

  kept: >+
    one

  # between
  literal: |
    one
     two

    three
  stripped: |-
    one
  numbered: |2-
      one
  none: >-
  brackets: { a: one, "b": [x, y], c: { d: 'z' }, e: "w", f: }
  lines: [
    a, b, # a remark
    c,
  ]
  no items: []
  "quoted key": x
  ? asked
  : y
  'it''s': z
  list:
  - one
  - - two
    - three
  # above four
  - a: four
    # above five
    b: five
  -
    c: six
  -
  empty:
  empty too:   # a remark

# above last
last: { a: b }
`
