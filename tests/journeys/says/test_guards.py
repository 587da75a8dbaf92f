"""What only looks like an outcome: each guard, in each language where it is spoken differently."""

from __future__ import annotations

import pytest

from jalon.journeys.says import Message, says


def labels(text: str, previous: str = "", language: str | None = None) -> set[str]:
    return {found.label for found in says(Message("1", text, previous_text=previous, language=language)).labels}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Perfect, see you Tuesday at 2pm at your office.", "meeting_agreed"),
        ("Seriez-vous disponible mardi pour un échange de 20 minutes ?", "meeting_proposed"),
        ("Bedankt voor ons telefoongesprek van vanochtend.", "call_held"),
        ("Dank voor het fijne gesprek van vanochtend.", "call_held"),
        ("Puede llamarme al 612 34 56 78.", "phone_shared"),
        ("Veuillez trouver ci-joint notre proposition commerciale.", "offer_sent"),
        ("Could you send me a quote for ten users?", "offer_requested"),
        ("Le contrat est signé, vous le recevez par courrier.", "contract_signed"),
        ("Thanks for your message, but we're not interested at the moment.", "refusal"),
        ("Sí, me interesa vuestra solución, cuéntame más.", "interest"),
    ],
)
def test_each_label_is_read(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "We didn't get to meet on Tuesday after all.",
        "Je vous envoie notre offre d'ici la fin de semaine.",
        "Si le budget passe, on signera en janvier.",
        "My colleague is meeting a vendor on Tuesday at 2pm.",
        "Ik wachtte vanochtend in de call maar niemand kwam opdagen.",
        "À l'époque on se voyait tous les mardis à 9h, c'était sympa.",
        "Your profile matches a sales director role I'm hiring for, open to a quick call this week?",
        "Genial, otro comercial que quiere «quince minutos de mi tiempo». Qué suerte la mía.",
        "Je suis absent du bureau jusqu'au 15, en cas d'urgence contactez le 01 23 45 67 89.",
        "Please don't call 07911 111222, I can't be reached this week.",
        "Hallo Paula, dank voor het contact. Hoe meet u stilstand vandaag?",
        "Dank voor het delen van uw profiel.",
        "Thanks for connecting!\n\nBest regards,\nPaula Example\nMobile: 07911 123456",
        'You wrote "please find the quote attached", but there was no file.',
    ],
)
def test_each_guard_holds(text: str) -> None:
    assert labels(text) == set()


def test_a_short_yes_means_what_it_answers() -> None:
    assert "meeting_agreed" in labels("Yes that works", "Are you free Tuesday at 3pm for a quick chat?")
    assert labels("Yes of course", "Do you know Clare Sample?") == set()
    assert labels("Let me check and get back to you.", "Would Tuesday 3pm suit?") == set()


def test_what_only_a_person_can_know_is_never_likely() -> None:
    for text in ("Le contrat est signé.", "Thanks for our phone call this morning.", "No thanks, not interested."):
        found = says(Message("1", text)).labels
        assert found and all(finding.state == "to_confirm" for finding in found)


def test_the_span_points_into_the_text_as_it_was_given() -> None:
    text = "Ravi ! Veuillez trouver CI-JOINT notre proposition ﬁnale."
    (found,) = says(Message("1", text, language="fr")).labels
    assert text[slice(*found.span)] == "Veuillez trouver CI-JOINT notre proposition"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thanks for your message, but we're not interested at the moment.", "polite"),
        ("Please stop messaging me.", "negative"),
        ("Automatic reply: I'll respond when I return from leave on Monday.", "auto_reply"),
        ("Perfect, see you Tuesday at 2pm.", "positive"),
        ("Happy birthday! Have a great day.", "plain"),
    ],
)
def test_the_tone_of_a_reply(text: str, kind: str) -> None:
    assert says(Message("1", text)).kind == kind


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ok mardi", "likely"),
        ("Yep, 4pm is good", "likely"),
        ("Prima, donderdag 15u", "likely"),
        ("Oui, mardi j'étais malade.", None),
        ("Ok thanks, have a good Friday.", None),
        ("Vale, el plazo termina el viernes.", None),
    ],
)
def test_a_brief_yes_with_a_time_settles_and_a_story_does_not(text: str, state: str | None) -> None:
    found = {found.label: found.state for found in says(Message("1", text)).labels}
    assert found.get("meeting_agreed") == state


def test_a_reminder_of_ones_own_quote_is_to_be_confirmed() -> None:
    (found,) = says(Message("1", "Did you get a chance to look over the proposal I sent last Tuesday?")).labels
    assert (found.label, found.state) == ("offer_sent", "to_confirm")


def test_what_is_denied_after_an_offer_was_sent_does_not_unsend_it() -> None:
    assert "offer_sent" in labels("Just emailed you the quote, shout if it hasn't landed.")
    assert "offer_sent" not in labels("I haven't emailed you the quote.")
