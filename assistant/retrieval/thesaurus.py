"""Everyday English that means about the same when people describe what works and what does not. Nothing here is about one product:
a product's own words belong into the knowledge's ``words.md``.

A group is one idea. A word may stand in several groups, and the ideas are *added* to a question and never replace its words, so a loose
group does no harm where the words themselves decide.
"""

from collections.abc import Iterable

from assistant.retrieval.phrases import Phrase, Phrases, phrases
from assistant.text import stems

NUMBER = "#"
"""The idea of a number: "step 5" and "step 3" ask the same."""

GROUPS = """
start, begin, kick off, launch, initiate, commence, fire, trigger, set off, go off, run, get going, starter, entry
enable, activate, turn on, switch on, live, publish, activated, active, activation, on
disable, deactivate, turn off, switch off, switched off, inactive, off, unactivated, disabled
stop, halt, end, cease, quit, finish, break off, last, final, over, finished, done, through with
pause, hold, suspend, freeze, on hold, temporarily, for a while, interrupt, break
resume, unpause, restart, continue, carry on, go on, reactivate, pick up again
again, another time, once more, second time, twice, repeat, repeatedly, over and over, each time, every time, two times, re, anew, loop
add, put, insert, include, bring, place, enrol, enroll, assign, drop into, enter, join, push, feed, load, pull into, get into
move, transfer, hand over, shift, pass on, relocate, send to, jump, forward
remove, delete, erase, take out, take off, get rid of, purge, throw out, throw away, kick out, kick, clear, wipe, trash, bin, dump, strip
change, edit, modify, update, alter, adjust, rewrite, correct, swap, replace, rename, tweak, revise, rearrange, set
repair, fix, solve, mend, resolve, sort out, put right, cure, remedy, get it working, help
receive, get, obtain, arrive, come, land, reach, deliver, come through, turn up, show up, end up
send, sent, go out, going out, goes out, went out, mail out, deliver, dispatch, fire off, send out, ship
not, no, never, none, nothing, nobody, no one, without, neither, refuse, fail, zero, silence, silent, dead, radio silence, missing
all, every, everyone, everybody, whole, entire, complete, each, everything, any
some, few, several, part, half, certain, handful, portion, only some, not everyone
only, just, solely, single, one, alone, sole
person, someone, somebody, guy, man, woman, lady, people, she, he, her, him, they, them, folks, individual, human, friend, anybody, anyone
customer, client, buyer, buy, bought, purchase, order, pay, paid, sale, checkout, shop, purchaser, bought from, spent money
contact, lead, subscriber, prospect, recipient, user, signup, registrant, reader
email, mail, message, newsletter, letter
member, membership, student, course, portal, login, access
find, look up, view, display, locate, where, look, see, show, search, spot, discover
check, verify, test, inspect, control, confirm, make sure, review, look over, examine, ensure, sure
tell, know, find out, recognise, identify, notice, determine, figure out
difference, differ, different, distinguish, versus, vs, compare, same, apart, opposed to, confuse
mean, meaning, stand for, signify, what is, indicate, denote, explain, say
red, crimson
green
grey, gray
yellow, amber, orange
colour, color, red, green, grey, gray, yellow, orange, coloured, colored
circle, dot, bubble, ball, marker, spot, disc, round
icon, symbol, sign, button, picture, logo, image, marker, mark
problem, issue, trouble, wrong, broken, error, bug, fail, failure, stuck, mess, fault, defect, weird, strange, odd
not working, does not work, not work, broken, do nothing, nothing happen, not do anything, dead, refuse, no luck, without effect
late, delay, slow, behind, hours after, days after, later, overdue, took, takes, long time, eventually
early, soon, too soon, ahead, immediately, instantly, at once, right away, straight away, instant, immediate, directly
wait, delay, pause between, interval, gap, time between, hold back
old, existing, past, previous, earlier, before, already, former, ago, current, older, prior
new, fresh, newly, recent, newcomer, brand new
now, today, just, currently, at the moment, at present
many, lot, hundred, thousand, bulk, mass, in one go, load, dozen, huge, big, tons, loads, plenty, long
allowed, may, permit, possible, able, legal, okay, can, could, let, permission
must, need, have to, should, required, necessary, ought, require, mandatory
good, safe, fine, wise, recommend, best, better, advisable, sensible, good idea, ideal, right way
bad, harm, hurt, damage, ruin, danger, risk, dangerous, risky, break, unsafe, mess up, spoil, destroy
split, divide, break up, separate, branch, chop, cut, fork
leave, left, exit, quit, get out, drop out, gone, disappear, vanish, miss, lost, fell out, dropped out, missing, kicked
opt out, unsubscribe, withdraw, sign off, want no more
return, come back, back, resubscribe, rejoin, re enter, reenter, get back in, bring back
why, how come, what for, reason, cause, explain, due to
first, initial, beginning, start, top, number one, opening
next, second, third, following, subsequent, after, remaining, rest, then
last, final, end, bottom, closing
middle, between, halfway, midway, in the midst, partway, part way, half way
order, sort, arrange, sequence of, position, rank, numbering, chronological
keep, retain, stay, save, protect, remain, preserve, hold on to
skip, jump over, leave out, omit, bypass, pass over, ignore, skipped, miss out
test, try, trial, dummy, fake, myself, my own, yourself, experiment, try out
upload, import, csv, spreadsheet, excel, file, migrate, bring over, switch from, moved from, load
download, export, csv, spreadsheet, excel, get out, save, back up, backup, extract, pull
form, sign up, signup, opt in, optin, opted in, subscribe, register, registration, landing page, fill in, fill out
night, morning, evening, midnight, noon, am, pm, clock, hour, o clock, time of day, daytime, sleep, afternoon
hour, minute, day, week, month, year, second, daily, weekly
monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend, weekday, date, christmas, holiday, easter, calendar, black friday
time, date, schedule, when, timing, timed, scheduled
zone, timezone, country, abroad, region, utc, gmt, est, pst, daylight, summer time
name, title, called, label, call, naming, rename, known as
visible, public, see, show, shown, reader see, appear
ban, block, blacklist, blocklist, blacklisted, blocklisted, suppress, bar, barred
unblock, whitelist, safelist, unban, restore, rehabilitate, unblacklist, lift, free
misspell, typo, mistype, spelling, misspelled, wrong address, mistyped, wrong spelling, letter missing
address, inbox, mailbox, account
bounce, undeliverable, returned, come back, bounced back, does not exist
spam, junk, promotions, filter, spam folder
complain, report, flag, marked
law, legal, gdpr, consent, privacy, eu, europe, germany, german, regulation, ccpa
agree, consent, tick, checkbox, permission, accept, confirm
often, frequently, regularly, monthly, weekly, how often, frequency, every month, routine, schedule, every so often
advantage, benefit, point, worth, why bother, reason, good for, worthwhile, matter, important
several, multiple, more than one, two, three, both, couple
same, identical, equal, duplicate, double
different, other, another, else, alternative, instead
use, choose, pick, which, decide, when to, prefer
make, create, set up, build, write, configure, do, construct
connect, link, line, arrow, attach, join, wire, tie, hook, draw
unconnected, disconnected, not connected, unlinked, loose, no line, separate
condition, rule, criteria, filter, requirement, if, only if, restrict, limit, narrow
number, how many, count, amount, digit, figure, total, quantity
less, fewer, lower, reduced, smaller, shrink, drop
more, additional, extra, further, higher, increase
long, lengthy, big, huge, large, giant, unmanageable, too many
clean, tidy, scrub, hygiene, maintain, maintenance, prune, cleaning
cold, unengaged, disengaged, inactive, never open, not open, ignore, dormant, asleep, sleeper
open, read, click, engage, react, respond
reply, answer, respond, response
history, log, record, activity, past, trail, journal, timeline
website, site, page, web, online
app, software, tool, service, program, platform, system
support, ticket, help desk, helpdesk, staff, customer service, agent, team
code, api, webhook, script, developer, programming, endpoint
integration, connector, third party, external, zap, connect to
password, login, log in, sign in, credentials, access
price, cost, fee, charge, bill, invoice, plan, pricing, money, dollar, expensive, cheap
cancel, terminate, close account, end subscription, refund, money back
picture, photo, image, video, audio, film, clip
phone, sms, text message, mobile, call, whatsapp
"""
"""One idea a line, after its first word; words and phrases with commas between them."""


Table = Phrases[tuple[str, ...]]
"""From the stems of a word or phrase to the ideas it stands for."""


def table_of(groups: Iterable[tuple[str, Iterable[str]]]) -> Table:
    """Make groups ready to be looked up. They are (idea, the words and phrases for it)."""
    found: dict[Phrase, list[str]] = {}
    for idea, members in groups:
        for member in members:
            phrase = stems(member)
            if phrase and idea not in found.setdefault(phrase, []):
                found[phrase].append(idea)
    return phrases({phrase: tuple(ideas) for phrase, ideas in found.items()})


def general_groups() -> list[tuple[str, list[str]]]:
    """``GROUPS`` taken apart, an idea named after the group's first member."""
    lines = [[member.strip() for member in line.split(",")] for line in GROUPS.strip().splitlines()]
    return [(members[0], members) for members in lines]


def ideas_in(table: Table, words: Phrase) -> tuple[tuple[str, ...], ...]:
    """For each position the ideas of the words and phrases that begin there; a number is the idea ``NUMBER``."""
    found: list[tuple[str, ...]] = []
    ideas, longest = table.meant, table.longest
    for start, word in enumerate(words):
        most = longest.get(word)
        if most is None:
            found.append((NUMBER,) if word.isdigit() else ())
            continue
        here = ideas.get((word,), ())
        if most > 1:
            ends = range(start + 2, min(start + most, len(words)) + 1)
            here = tuple(dict.fromkeys((*here, *(idea for end in ends for idea in ideas.get(words[start:end], ())))))
        found.append((*here, NUMBER) if word.isdigit() else here)
    return tuple(found)
