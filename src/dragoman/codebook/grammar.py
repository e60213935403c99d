"""Words that carry grammar: modality, negation, light and control verbs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The lexicon's `grammar.yaml`; the file's comments say what each list is for."""

    modals: dict[str, str]
    heads: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    frames_of_mind: dict[str, frozenset[str]]
    conditions: frozenset[str]
    light_verbs: frozenset[str]
    telling: frozenset[str]
    unmarked_past: frozenset[str]
    dispatching: frozenset[str]
    occurring: frozenset[str]
    object_control: frozenset[str]
    granting: frozenset[str]
    negators: frozenset[str]
    denials: frozenset[str]
    mandative: frozenset[str]
    transparent: frozenset[str]
    past_marks: frozenset[str]
    links: dict[str, frozenset[str]]
    far_units: frozenset[str]
    time_nouns: frozenset[str]
    prospective: frozenset[str]
    endings: frozenset[str]
    infinitive: frozenset[str]
    gerund_marks: frozenset[str]
    carriers: frozenset[str]
    disbelief: frozenset[str]
    approximators: frozenset[str]
    unreal: frozenset[str]
    inverted: frozenset[str]
    unmet_plan: frozenset[str]
    were: frozenset[str]
    stopping: frozenset[str]
    absence: frozenset[str]
    nobody: frozenset[str]
    grounds: frozenset[str]
    cancelling: frozenset[str]
    no_denial: frozenset[str]
    suppositions: frozenset[str]
    weighing: frozenset[str]
    beforehand: frozenset[str]
    postponing: frozenset[str]
    amid: frozenset[str]
    lasting: frozenset[str]
    still: frozenset[str]
    predecessors: frozenset[str]
    thereupon: frozenset[str]
    journey_ends: frozenset[str]
    called_off: frozenset[str]
    falsehoods: frozenset[str]
    stages: frozenset[str]
    yet: frozenset[str]
    middle: frozenset[str]
    spans: frozenset[str]
    entering: frozenset[str]
    readying: frozenset[str]
    doubts: frozenset[str]
    particles: frozenset[str]
    imagining: frozenset[str]
    governing: dict[str, frozenset[str]]
    said_of: dict[str, frozenset[str]]
    busy: frozenset[str]
    linking: frozenset[str]
    hanging: frozenset[str]
    befalling: frozenset[str]
    eras: dict[str, frozenset[str]]
    portions: frozenset[str]
    portion_of: str
    epochs: frozenset[str]
    terms: frozenset[str]
    initial: str
    ruling: str
    regimes: frozenset[str]
    fulfilled: frozenset[str]
    beforehand_adverbs: frozenset[str]
    officiating: frozenset[str]
    in_office: frozenset[str]
    rulers: frozenset[str]
    ages: frozenset[str]
    guise: str
    youths: frozenset[str]
    aged: str
    afterwards: frozenset[str]
    sequels: frozenset[str]
    chronicles: frozenset[str]
    ago: frozenset[str]
    proposals: frozenset[str]
    around_age: frozenset[str]
    belonging: frozenset[str]
    using: frozenset[str]
    yet_to_come: frozenset[str]
    so_far: frozenset[str]
    ranks: frozenset[str]
    joined: frozenset[str]
    olden: frozenset[str]
    of_age: str
    habitual: str
    extinct: dict[str, frozenset[str]]
    no_past: frozenset[str]
    bygone: frozenset[str]
    remembering: frozenset[str]
    singling: frozenset[str]
    pointing: frozenset[str]
    differing: frozenset[str]
    current: frozenset[str]
    unnamed: frozenset[str]
    eventualities: frozenset[str]
    fearing: frozenset[str]
    excluding: frozenset[str]
    refusing: frozenset[str]
    concessive: frozenset[str]
    single: frozenset[str]
    memorials: frozenset[str]
    commemorating: frozenset[str]
    counterparts: frozenset[str]
    entertaining: frozenset[str]
    carrying_out: frozenset[str]
    performing: frozenset[str]
    obliging: frozenset[str]
    kept_from: frozenset[str]
    contrasting: frozenset[str]
    adversaries: frozenset[str]
    fates: frozenset[str]
    beheld: frozenset[str]
    incapable: frozenset[str]
    relatives: frozenset[str]
    owners: frozenset[str]
    means: frozenset[str]
    inner: dict[str, frozenset[str]]
    within: frozenset[str]
    loose: frozenset[str]
    consequent: frozenset[str]
    being: frozenset[str]
    delaying: frozenset[str]
    setting: frozenset[str]
    years_on: frozenset[str]
    far: frozenset[str]
    owning: frozenset[str]
    among: frozenset[str]
    doer: str
    venues: frozenset[str]


def load_grammar(folder: Path) -> Grammar:
    """Return the grammar words of the codebook in `folder`."""
    return load_yaml(folder / "en" / "lexicon" / "grammar.yaml", Grammar)


def kind_of(table: dict[str, frozenset[str]], lemma: str) -> str | None:
    """Return the first kind whose words hold `lemma`."""
    for kind, words in table.items():
        if lemma in words:
            return kind
    return None
