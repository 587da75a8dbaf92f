"""What the owner publishes and gives: posts, reposts, comments, reactions, searches, recommendations."""

from __future__ import annotations

from random import Random

from jalon.simulate.chance import moment, poisson
from jalon.simulate.events import DAY, Gesture, Post, Recommendation, World
from jalon.simulate.people import words

UPDATE = "https://www.linkedin.com/feed/update/"
REACTIONS = ("LIKE", "PRAISE", "EMPATHY", "APPRECIATION", "INTEREST", "ENTERTAINMENT", "MAYBE")


def snowflake(rng: Random, at: int) -> int:
    """An identifier that holds its birth time in milliseconds above 22 low bits."""
    return ((at * 1000 + rng.randrange(900)) << 22) | rng.randrange(1 << 22)


def content_week(world: World, week_start: int) -> None:
    """This week's posts and gestures."""
    b, rng = world.behaviour, world.rng
    for _ in range(poisson(rng, b.posts)):
        _post(world, moment(rng, week_start, b.odd_hours))
    for _ in range(poisson(rng, b.reposts)):
        _repost(world, moment(rng, week_start, b.odd_hours))
    for _ in range(poisson(rng, b.comments)):
        _comment(world, moment(rng, week_start, b.odd_hours))
    for _ in range(poisson(rng, b.reactions)):
        at = moment(rng, week_start, b.odd_hours)
        _gesture(world, Gesture("reaction", at, _target(rng, at), rng.choice(REACTIONS)))
    for _ in range(poisson(rng, b.searches)):
        _search(world, moment(rng, week_start, b.odd_hours))
    for _ in range(poisson(rng, b.recommendations)):
        _recommendation(world, moment(rng, week_start, b.odd_hours))


def _post(world: World, at: int) -> None:
    rng = world.rng
    language = world.member.person.language
    text = rng.choice(words(language)["posts"])
    shape = rng.random()
    if shape < 0.5:
        text = f'{text}\n\n1. Mesurer\n2. Comparer, puis "décider"\n\nEt vous ?'
    link = "https://blog.example.org/article?a=1,2" if rng.random() < 0.25 else ""
    media = f"https://media.example.org/{rng.randrange(10**6)}" if rng.random() < 0.4 else ""
    if shape > 0.95 and (link or media):
        text = ""
    post = Post("post", at, _share_urn(rng, at), text, link, media)
    if world.trap("post_edits") and text and rng.random() < 0.1:
        post.edits.append((at + rng.randrange(600, DAY), f"{text} (mis à jour)"))
    _publish(world, post)


def _repost(world: World, at: int) -> None:
    rng = world.rng
    other = f"{UPDATE}urn:li:activity:{snowflake(rng, at - rng.randrange(60, 5 * DAY))}"
    kind = rng.choice(("repost_with_thought", "repost_bare", "repost_bare", "repost_instant"))
    text = rng.choice(words(world.member.person.language)["comments"]) if kind == "repost_with_thought" else ""
    shared = "" if kind == "repost_bare" and rng.random() < 0.3 else other
    _publish(world, Post(kind, at, _share_urn(rng, at), text, shared))


def _publish(world: World, post: Post) -> None:
    if post.at <= world.end:
        world.posts.append(post)


def _share_urn(rng: Random, at: int) -> str:
    return f"urn:li:{'ugcPost' if rng.random() < 0.2 else 'share'}:{snowflake(rng, at)}"


def _target(rng: Random, at: int) -> str:
    number = snowflake(rng, at - rng.randrange(60, 20 * DAY))
    return f"{UPDATE}urn%3Ali%3A{rng.choice(('activity', 'activity', 'ugcPost', 'groupPost'))}%3A{number}"


def _comment(world: World, at: int) -> None:
    rng = world.rng
    text = rng.choice(words(world.member.person.language)["comments"])
    if rng.random() < 0.25:
        text = f'{text} Comme on dit : "mesurer, puis agir".'
    if rng.random() < 0.25:
        text = f"{text}\nOn en reparle quand vous voulez\nBonne semaine"
    dateless = world.trap("undated_comments") and rng.random() < 0.02
    _gesture(world, Gesture("comment", at, _target(rng, at), text, dateless))


def _search(world: World, at: int) -> None:
    """One search; with the trap it is repeated within minutes, with another one in between."""
    rng = world.rng
    queries = words(world.member.person.language)["searches"]
    query = rng.choice(queries)
    _gesture(world, Gesture("search", at, text=query))
    while world.trap("search_repeats") and rng.random() < 0.45:
        at += rng.choice((1, 4, 45, 200, 590, 600, 601, 900))
        if rng.random() < 0.3:
            _gesture(world, Gesture("search", at, text=query[: len(query) // 2].rstrip(" ,")))
        _gesture(world, Gesture("search", at, text=query))


def _recommendation(world: World, at: int) -> None:
    rng = world.rng
    if world.connections and at <= world.end:
        person = rng.choice(world.connections).person
        text = "Un travail précis, des chiffres que l'atelier comprend."
        world.recommendations.append(Recommendation(person, rng.choice(("received", "given")), at, text))


def _gesture(world: World, gesture: Gesture) -> None:
    if gesture.at <= world.end:
        world.gestures.append(gesture)
