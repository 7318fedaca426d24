"""What is made ahead is what would be made when it is asked for, and hardly ever made twice."""

from __future__ import annotations

from claimpress.mkdocs_plugin.ahead import _PAGES, Ahead

ORDER = range(3 * _PAGES)


def ahead() -> tuple[Ahead[int, str], list[int]]:
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return f"page {number}"

    return Ahead(ORDER, make), made


def test_in_the_order_expected_everything_is_made_once_and_in_portions() -> None:
    pages, made = ahead()
    assert pages.take(0) == "page 0"
    assert made == list(range(_PAGES))
    assert [pages.take(number) for number in ORDER[1:]] == [f"page {number}" for number in ORDER[1:]]
    assert made == list(ORDER)


def test_in_another_order_each_is_itself() -> None:
    pages, made = ahead()
    backwards = [pages.take(number) for number in reversed(ORDER)]
    assert backwards == [f"page {number}" for number in reversed(ORDER)]
    assert len(made) == len(ORDER)


def test_what_is_asked_for_again_is_made_again() -> None:
    pages, made = ahead()
    assert [pages.take(7), pages.take(7)] == ["page 7", "page 7"]
    assert made.count(7) == 2


def test_what_nobody_expected_is_made_too() -> None:
    pages, made = ahead()
    assert pages.take(-5) == "page -5"
    assert made == [-5]
