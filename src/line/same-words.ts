/**
 * Words that are the same to who must know what a text means: how people write a word on a phone, then words that differ only
 * in whether a man or a woman is meant. No answer may depend on that: he, she and they are one word here, and so are his, her
 * and their, with the forms of "to be" and "to have" that go with them.
 */
const table = `
you: u ya ye yous youse yer
your: ur
are you: ru
why: y
and: n
to: 2 too
for: 4
because: cos coz cuz bc becos becoz bcos bcuz cause
with: wiv wid wi
that: dat
the: da teh tha
this: dis
then: den
what: wot wat whut
whats: wots wats
when: wen
where: wer
who: hoo hu
having: avin avin
of: ov
from: frm
about: abt bout
through: thru
though: tho
think: fink
thing: fing
nothing: nuffin nuthin nowt nuttin
anything: owt anyfing
something: summat sumthing smth sth summit sumfin somethin
someone: sum1 some1 sumone somebody sumbody
anyone: any1 anybody
everyone: every1 everybody
noone: no1 nobody
some: sum
people: ppl peeps
please: pls plz plse
message: msg
messages: msgs
text: txt
texts: txts
phone: fone
next: nxt
door: dor
tonight: tonite 2nite 2night
tomorrow: tmrw tomoz 2moro 2morrow tmoz
today: 2day
week: wk
weeks: wks
year: yr
years: yrs
hours: hrs hr hour
minutes: mins min minute
going to: gonna gunna gona goin
want to: wanna wana
got to: gotta
out of: outta
kind of: kinda
let me: lemme
give me: gimme gis
come on: cmon
could: cud
would: wud
should: shud
cant: cannot carnt
dont: dnt doesnt doesn
wont: wnt
isnt: aint arent
wasnt: werent
there is: theres
that is: thats
it is: its
i am: im am iam
i have: ive
i would: id
you are: youre
who is: whos
we have: weve
neighbour: neighbor neigbour nieghbour neibour nabour nabor neighbr neighbours neighbors neigbours nabours neibours neebor neebors
behaviour: behavior behavour
colour: color
police: polis cops cop coppers copper feds popo rozzers rozzer bizzies plod polce plice pollice
definitely: defo def definately
really: rly
my: mi
before: b4
later: l8r
mate: m8
hate: h8
great: gr8
wait: w8

he: she they thay
him: her them his their hers theirs dem em thier
himself: herself themselves themself hisself
he is: hes shes theyre theyr
he has: theyve
he would: hed theyd
he will: theyll
is: are r
was: were
has: have hav av
do: does
partner: boyfriend girlfriend bf gf
husband: wife missus hubby misses hubbie
husbands: wives
dad: mum mam mom mummy daddy father mother parent
dads: mums mams moms fathers mothers parents
stepdad: stepmum
son: daughter
sons: daughters
stepson: stepdaughter
grandson: granddaughter
brother: sister bro sis
brothers: sisters
uncle: aunt auntie aunty
nephew: niece
grandad: nan nana nanny gran granny grandma grandmother grandfather grandpa
man: woman lady bloke fella fellow guy geezer feller
men: women ladies blokes fellas guys geezers
boy: girl lad lass laddie lassie
boys: girls lads lasses
kid: child bairn wean
kids: children bairns weans kidz
`

const rows = table
  .toUpperCase()
  .split('\n')
  .filter(Boolean)
  .map((row) => row.split(': '))
const meant = new Map(rows.flatMap(([words = '', written = '']) => written.split(' ').map((word) => [word, words])))

/** By each word in capitals, the words that it is read as: "shes" is "he is", and "missus" is "husband". */
export const sameWords: ReadonlyMap<string, readonly string[]> = new Map(
  Array.from(meant, ([word, words]) => [word, words.split(' ').map((word) => meant.get(word) ?? word)]),
)
