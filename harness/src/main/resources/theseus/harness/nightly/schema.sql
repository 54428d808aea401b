-- The book of the nights: what was run, what was found, and what was hit. One file, nights.db; `sqlite3 nights.db` reads it
-- while a night goes on. A run and all that it adds to the counts are written in one transaction, under the run's number
-- as its key: whatever kills the harness, a run is in the book with everything or not at all, and never twice.

-- A night is one budget of time on one build of the code. It may take several sittings.
create table night (
    night       integer primary key,
    began       text    not null,                 -- UTC, ISO 8601
    build       text    not null,                 -- of the code that runs: another build gives other runs from the same seeds
    commit_hash text,
    seed        integer not null,                 -- every run's seed follows from it
    subject     text    not null,                 -- what is under test: 'the correct node', or flaws that were switched on
    budget_ms   integer not null,
    state       text    not null check (state in ('going on', 'over', 'given up')),
    colour      text    check (colour in ('green', 'yellow', 'red'))
) strict;

-- From a start to a stop. Whoever is killed leaves its last sign of life, so that no time is counted that was not used.
create table sitting (
    night       integer not null references night,
    began       text    not null,
    used_ms     integer not null,
    stopped     text,                             -- why it ended; null for one that goes on or was killed
    primary key (night, began)
) strict, without rowid;

-- The kinds of run that the night draws from, fixed when it begins.
create table lot (
    night       integer not null references night,
    world       text    not null,                 -- 'sim' or 'docker'
    lot         text    not null,
    weight      integer not null check (weight > 0),
    canary      text,                             -- the flaw that must be convicted; null where nothing may be found
    primary key (night, world, lot)
) strict, without rowid;

-- Every run that ended. Numbers count from 1 in each world of each night.
create table run (
    night       integer not null,
    world       text    not null,
    number      integer not null check (number > 0),
    lot         text    not null,
    seed        integer not null,
    outcome     text    not null check (outcome in ('valid', 'violation', 'undecided', 'convicted', 'misfire', 'wrecked')),
    operations  integer not null,
    migrations  integer not null,
    aborts      integer not null,
    millis      integer not null,
    directory   text,                             -- where it is kept; null where it is not
    primary key (night, world, number),
    foreign key (night, world, lot) references lot
) strict, without rowid;

create index kept on run (directory) where directory is not null;

-- What was found, told apart by what stays the same from seed to seed.
create table finding (
    fingerprint text    primary key,
    kind        text    not null check (kind in ('violation', 'undecided', 'wrecked')),
    example     text,                             -- the kept run that shows it best
    command     text    not null,                 -- repeats the run that showed it first
    sentence    text    not null,                 -- what that run said
    smallest    text,                             -- what is left of the example once it is shrunk, or why it cannot be; null until then
    shrunk      text                              -- where that is kept; null while it is not shrunk
) strict, without rowid;

-- Which run showed which finding.
create table sighting (
    night       integer not null,
    world       text    not null,
    number      integer not null,
    fingerprint text    not null references finding,
    primary key (night, world, number),
    foreign key (night, world, number) references run
) strict, without rowid;

-- How often a kind of fault was proven to be in effect in a phase, on a role; 'hits' is on whomever.
create table hit (
    night       integer not null references night,
    world       text    not null,
    phase       text    not null,
    kind        text    not null,
    role        text    not null,
    times       integer not null,
    primary key (night, world, phase, kind, role)
) strict, without rowid;

-- How often a guard or a branch of the node was reached.
create table reached (
    night       integer not null references night,
    world       text    not null,
    point       text    not null,
    times       integer not null,
    primary key (night, world, point)
) strict, without rowid;

-- What is left of runs that the retention rule has struck out: their sums, and the detections that they were part of.
create table struck (
    night       integer not null,
    world       text    not null,
    lot         text    not null,
    outcome     text    not null,
    runs        integer not null,
    operations  integer not null,
    migrations  integer not null,
    aborts      integer not null,
    millis      integer not null,
    primary key (night, world, lot, outcome)
) strict, without rowid;

create table struck_detection (
    night       integer not null,
    world       text    not null,
    canary      text    not null,
    number      integer not null,
    runs        integer not null,
    millis      integer not null,
    primary key (night, world, canary, number)
) strict, without rowid;

-- Runs by kind and outcome, those included that were struck out.
create view tally as
select night, world, lot, outcome, sum(runs) as runs, sum(operations) as operations, sum(migrations) as migrations,
       sum(aborts) as aborts, sum(millis) as millis
from (select night, world, lot, outcome, count(*) as runs, sum(operations) as operations, sum(migrations) as migrations,
             sum(aborts) as aborts, sum(millis) as millis
      from run group by night, world, lot, outcome
      union all
      select night, world, lot, outcome, runs, operations, migrations, aborts, millis from struck)
group by night, world, lot, outcome;

-- A canary's runs in the order of their numbers, cut after each conviction: 'hunt' counts the convictions before.
create view canary_run as
select run.night, run.world, lot.canary, run.number, run.outcome, run.millis,
       count(*) filter (where run.outcome = 'convicted')
           over (partition by run.night, run.world, lot.canary order by run.number
                 rows between unbounded preceding and 1 preceding) as hunt
from run join lot using (night, world, lot)
where lot.canary is not null;

-- One row for each conviction of a canary: after how many runs, and how much time of one core.
create view detection as
select night, world, canary, max(number) as number, count(*) as runs, sum(millis) as millis
from canary_run group by night, world, canary, hunt having sum(outcome = 'convicted') = 1
union all
select night, world, canary, number, runs, millis from struck_detection;
