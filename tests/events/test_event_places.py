"""Each act has its own place: sentences read by the shipped model, the place of each act out."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline, load_pipeline
from dragoman.records import Document

NOWHERE = (None, None)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Russian and Ukrainian negotiators met in Istanbul on Friday.", {"met": ("Istanbul", "TUR")}),
        ("US officials held talks in Geneva with Chinese counterparts.", {"talks": ("Geneva", "CHE")}),
        ("Cho Hyun met Hooker at the State Department on Friday.", {"met": ("Washington", "USA")}),
        ("Lee hosted Ishiba at the Blue House on Friday.", {"hosted": ("Seoul", "KOR")}),
        ("Iran's foreign minister met Grossi at the IAEA.", {"met": ("Vienna", "AUT")}),
        ("Biden met Saleh on the margins of the UN General Assembly in New York.", {"met": ("New York", "USA")}),
        ("Fidan met Shaibani in the port city of Mersin.", {"met": ("Mersin", "TUR")}),
        ("Kenya's president met rebels at the foreign ministry in Nairobi.", {"met": ("Nairobi", "KEN")}),
        ("Modi met Carney in Kananaskis, Canada.", {"met": ("Kananaskis", "CAN")}),
        ("Biden met Widodo in Bali, Indonesia.", {"met": ("Bali", "IDN")}),
        ("Iran and the United States will hold talks in Oman on Sunday.", {"talks": ("Oman", "OMN")}),
        # one name, several cities
        ("Protesters marched in San Jose against Costa Rica's president.", {"marched": ("San Jose", "CRI")}),
        ("Protesters marched in San Jose against the US president.", {"marched": ("San Jose", "USA")}),
        ("Lebanese troops clashed with militants in Tripoli.", {"clashed": ("Tripoli", "LBN")}),
        ("Libyan troops clashed with militants in Tripoli.", {"clashed": ("Tripoli", "LBY")}),
        ("Armenian and Azerbaijani officials held talks in Tbilisi, Georgia.", {"talks": ("Tbilisi", "GEO")}),
        ("US protesters clashed with police in Athens, Georgia.", {"clashed": ("Athens", "USA")}),
        # where a journey leads, what a blow hits, what is left
        ("Macron flew to Beijing to meet Xi.", {"flew": ("Beijing", "CHN"), "meet": ("Beijing", "CHN")}),
        ("The Chinese foreign minister visited Hanoi on Monday.", {"visited": ("Hanoi", "VNM")}),
        ("While visiting Baku, Fidan met Aliyev.", {"met": ("Baku", "AZE")}),
        ("Israel bombed Damascus on Monday.", {"bombed": ("Damascus", "SYR")}),
        ("U.S. troops left Iraq in 2011.", {"left": ("Iraq", "IRQ")}),
        ("Israeli troops were killed on the Golan Heights by Hezbollah.", {"killed": ("Golan Heights", None)}),
        # clauses that share a place
        ("Rubio, speaking in Seoul, condemned North Korea.", {"condemned": ("Seoul", "KOR")}),
        ("Leaders met in Niamey, where Nigeria signed the agreement with Ghana.", {"signed": ("Niamey", "NER")}),
        # no place of the act
        ("Zelensky spoke by phone with Scholz from Kyiv.", {"spoke": NOWHERE}),
        ("The EU imposed sanctions on Russia.", {"imposed": NOWHERE}),
        ("Canada condemned the attack in Kabul.", {"condemned": NOWHERE}),
        ("Biden and Ghani discussed the situation in Afghanistan.", {"discussed": NOWHERE}),
        ("Trump imposed tariffs on Mexico in March.", {"imposed": NOWHERE}),
        ("On Wednesday, Turkey attacked Syrian forces.", {"attacked": NOWHERE}),
    ],
)  # fmt: skip
def test_each_act_has_its_own_place(
    pipeline: Pipeline, sentence: str, acts: dict[str, tuple[str | None, str | None]]
) -> None:
    document = Document(id="d", version="d", file="f", text=sentence, published="2025-07-12", language="en")
    (report,) = pipeline.code(document)
    found = {
        e.cue.text: (e.place.name, e.place.country) if e.place else NOWHERE for e in report.events if e.cue is not None
    }
    assert {cue: found.get(cue) for cue in acts} == acts


def test_what_is_agreed_at_a_meeting_was_agreed_there(pipeline: Pipeline) -> None:
    text = "Wang Yi met Lavrov in Kuala Lumpur on Thursday. China and Russia had a long day. Wang Yi condemned Japan."
    document = Document(id="d", version="d", file="f", text=text, published="2025-07-12", language="en")
    (report,) = pipeline.code(document)
    (condemned,) = [e for e in report.events if e.cue is not None and e.cue.text == "condemned"]
    assert condemned.place is not None
    assert (condemned.place.name, condemned.place.lat) == ("Kuala Lumpur", pytest.approx(3.14, abs=0.1))


def test_a_venue_is_kept_beside_its_city(pipeline: Pipeline) -> None:
    document = Document(
        id="d", version="d", file="f", text="Putin met Witkoff at the Kremlin.", published="2025-07-12", language="en"
    )
    (report,) = pipeline.code(document)
    (event,) = report.events
    assert event.place is not None
    assert (event.place.name, event.place.venue) == ("Moscow", "Kremlin")
    assert event.place.lat == pytest.approx(55.75, abs=0.1)
