"""RSS and Atom feeds."""

from __future__ import annotations

import pytest

BODY = "The foreign ministers of the two states met on Wednesday and agreed to hold further talks on fisheries."
TEASER = "The ministers of both states met and will meet again soon."


def rss(items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Harbour Post</title><language>en-GB</language>{items}</channel></rss>"
    )


ITEM = f"""<item><title>Ministers &amp; fish</title><link>https://post.example/fish</link><guid isPermaLink="false">fish-1</guid>
<pubDate>Wed, 04 Jun 2025 19:49:23 +0900</pubDate><description>{TEASER}</description>
<content:encoded><![CDATA[<p>{BODY}</p><script>track()</script><p>Trade &amp; tariffs came next.</p>]]></content:encoded></item>"""


def test_an_entry_is_a_document(one):
    document = one("a.rss", rss(ITEM))
    assert BODY in document.text
    assert "Trade & tariffs came next." in document.text
    assert "track" not in document.text
    assert (document.key, document.url) == ("fish-1", "https://post.example/fish")
    assert (document.title, document.outlet) == ("Ministers & fish", "Harbour Post")
    assert document.published == "2025-06-04T19:49:23+09:00"
    assert document.language == "en"
    assert document.raw_hash


def test_a_teaser_is_a_document(one):
    document = one("a.xml", rss(f"<item><link>https://post.example/a</link><description>{TEASER}</description></item>"))
    assert (document.text, document.key) == (TEASER, "https://post.example/a")


def test_an_atom_entry_is_a_document(one):
    document = one(
        "a.atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><id>tag:post.example,2025:1</id><title>Fish</title>'
        '<link href="https://post.example/1"/><updated>2025-06-05T10:00:00Z</updated><published>2025-06-04T10:00:00Z</published>'
        f'<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>',
    )
    assert (document.text, document.key) == (BODY, "tag:post.example,2025:1")
    assert document.published == "2025-06-04T10:00:00+00:00"


def test_entries_keep_their_order_and_faulty_ones_are_told(reads):
    bare = "<item><title>Headline only</title></item>"
    first, second, third = reads("a.rss", rss(ITEM + bare + ITEM.replace("fish-1", "fish-2")))
    assert (first.key, third.key) == ("fish-1", "fish-2")
    assert second.reason.startswith("An entry has no text besides its headline: entry 2; ")


def test_a_date_that_names_no_day_is_a_warning(one):
    document = one("a.rss", rss(ITEM.replace("Wed, 04 Jun 2025 19:49:23 +0900", "recently")))
    assert document.published is None
    assert "'recently'" in document.warnings[0]


def test_a_feed_that_breaks_off_gives_what_it_holds(reads):
    first, *_ = reads("a.rss", rss(ITEM + ITEM)[:-200])
    assert first.key == "fish-1"
    assert "not well-formed" in first.warnings[0]


def test_entities_of_web_pages_are_no_attack(one):
    assert one("a.rss", rss(f"<item><description>{TEASER}&nbsp;</description></item>")).text.startswith(TEASER)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://post.example/a.dtd"> %a;]>',
        '<!DOCTYPE rss [<!ENTITY a "ha">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_hostile_xml_is_refused(refused, declared, encoding):
    feed = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<rss version="2.0"><channel><item><description>&a;</description></item></channel></rss>'
    assert "as attacks do" in refused("a.xml", feed.encode(encoding))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<a><b>words</b></a>", "neither RSS nor Atom"),
        ("just words", "neither RSS nor Atom"),
        (rss(""), "no entries"),
        ("<rss>" * 300, "nested too deeply"),
    ],
)
def test_what_is_no_feed_is_refused(refused, content, said):
    assert said in refused("a.xml", content)


def test_a_name_of_a_file_in_a_feed_is_not_opened(refused, tmp_path):
    (tmp_path / "secret.txt").write_text("secret words", encoding="utf8")
    assert "neither RSS nor Atom" in refused("a.xml", "secret.txt")
