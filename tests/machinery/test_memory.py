"""Values are remembered as they were, and compiled templates too."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from papershelf.machinery import store as store_module
from papershelf.machinery.store import Memory, Store, TemplateMemory


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def decode(data: bytes) -> list[int]:
    if not data.endswith(b";"):
        raise ValueError(data)
    return [int(number) for number in data[:-1].split()]


def encode(numbers: list[int]) -> bytes:
    return " ".join(map(str, numbers)).encode() + b";"


def memory(store: Store, *, lives: bool = False) -> Memory[list[int]]:
    return Memory(store, "numbers", encode, decode, lives=lives)


def test_a_memory_finds_values_as_they_were_kept(store: Store) -> None:
    assert memory(store).empty
    assert memory(store).keeps
    assert memory(store).keep({b"one": [1], b"many": [1, 2, 3]})
    assert not memory(store).empty
    assert memory(store).find([b"one", b"many", b"none"]) == {b"one": [1], b"many": [1, 2, 3]}


def test_a_memory_keeps_the_bytes_of_what_is_encoded_already(store: Store) -> None:
    memory(store).keep({b"one": [1], b"two": [2]}, {b"one": b"11;"})
    assert memory(store).find([b"one", b"two"]) == {b"one": [11], b"two": [2]}


def test_bytes_that_are_not_its_own_are_nothing_remembered(store: Store) -> None:
    memory(store).keep({b"one": [1], b"two": [2]}, {b"one": b"1 2"})
    assert memory(store).find([b"one", b"two"]) == {b"two": [2]}


@pytest.mark.parametrize("remembers", [True, False])
def test_a_process_that_builds_again_has_what_its_last_build_used(
    store: Store, remembers: bool
) -> None:
    lives = memory(store if remembers else Store(None), lives=True)
    assert lives.empty
    assert lives.keeps
    one, two = [1], [2]
    assert lives.find([b"one", b"two"]) == {}
    assert lives.keep({b"one": one, b"two": two}) is remembers
    assert not lives.empty
    found = lives.find([b"one", b"three"])
    assert found[b"one"] is one
    lives.keep({b"three": [3]})
    found = lives.find([b"one", b"two", b"three"])
    assert found[b"one"] is one
    # The build before did not use it: at most the store has it.
    assert found.get(b"two") is not two
    assert found.keys() == ({b"one", b"two", b"three"} if remembers else {b"one", b"three"})


def test_without_a_folder_a_memory_keeps_nothing() -> None:
    forgetful = memory(Store(None))
    assert forgetful.empty
    assert not forgetful.keeps
    assert not forgetful.keep({b"one": [1]})
    assert forgetful.find([b"one"]) == {}


def compiled(store: Store, text: str) -> tuple[str, dict[bytes, bytes]]:
    """What a template renders to through the memory, and what is then remembered."""
    memory = TemplateMemory(store)
    loader = DictLoader({"page.html": text})
    environment = Environment(loader=loader, bytecode_cache=memory, autoescape=True)
    html = environment.get_template("page.html").render(title="A & B")
    return html, store.find_all(memory.kind)


def test_a_template_is_compiled_again_only_when_its_text_changes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    html, first = compiled(store, "<h1>{{ title }}</h1>")
    assert html == "<h1>A &amp; B</h1>"
    with monkeypatch.context() as context:
        context.setattr(Environment, "compile", None)
        assert compiled(store, "<h1>{{ title }}</h1>") == (html, first)
    changed, second = compiled(store, "<h2>{{ title }}</h2>")
    assert changed == "<h2>A &amp; B</h2>"
    assert second != first


def test_a_template_is_compiled_again_by_another_version_of_the_code(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    html, first = compiled(store, "{{ title }}")
    monkeypatch.setattr(store_module, "code_version", lambda: b"another")
    assert compiled(store, "{{ title }}") == (html, first)
    assert len(first) == 1


@pytest.mark.parametrize("keep", [0, 3, 12, -9])
def test_a_damaged_compiled_template_is_compiled_again(store: Store, keep: int) -> None:
    html, whole = compiled(store, "{{ title }}")
    store.keep(TemplateMemory(store).kind, [(key, data[:keep]) for key, data in whole.items()])
    assert compiled(store, "{{ title }}") == (html, whole)


def test_templates_need_no_folder_and_none_that_can_be_written(tmp_path: Path) -> None:
    assert compiled(Store(None), "{{ title }}") == ("A &amp; B", {})
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert compiled(Store(tmp_path / "file"), "{{ title }}") == ("A &amp; B", {})
