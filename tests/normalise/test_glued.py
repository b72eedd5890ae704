"""Where glued names are cut; all names are made up or common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.normalise.glued import Witness, joints, split_glued, witness

Parts = tuple[str, str] | None


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("HuilingChen", ("Huiling", "Chen")),
        ("Guo-LiMing", ("Guo-Li", "Ming")),
        ("LiChaoZhang", ("LiChao", "Zhang")),
        ("ÅshildØstby", ("Åshild", "Østby")),
        ("ŁukaszCzyżewski", ("Łukasz", "Czyżewski")),
        ("MónicaClimente Martí", ("Mónica", "Climente Martí")),
        ("AlexandreDos Santos Rodrigues", ("Alexandre", "Dos Santos Rodrigues")),
    ],
)
def test_a_family_name_begins_at_the_last_capital_after_a_small_letter(
    name: str, parts: tuple[str, str] | None
) -> None:
    assert split_glued(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Margaret PAdam", ("Margaret P", "Adam")),
        ("Sarah M CColbert", ("Sarah M C", "Colbert")),
        ("Philip HSTorr", ("Philip HS", "Torr")),
        ("KAsokan", ("K", "Asokan")),
        ("E HopeWeissler", ("E Hope", "Weissler")),
        ("Pedro JGarcia Ruiz", ("Pedro J", "Garcia Ruiz")),
        ("Margaret P.Adam", ("Margaret P.", "Adam")),
        ("WANGYun", ("WANG", "Yun")),
    ],
)
def test_of_several_capitals_the_last_begins_the_family_name(
    name: str, parts: tuple[str, str] | None
) -> None:
    assert split_glued(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("YounaMcGowan", ("Youna", "McGowan")),
        ("Jeffrey RMacDonald", ("Jeffrey R", "MacDonald")),
        ("Fionn McInerney", None),
        ("EmilyDiBlasi", ("Emily", "DiBlasi")),
        ("Shannon CrowleyLaPoint", ("Shannon Crowley", "LaPoint")),
        ("JeremyVeenstra-VanderWeele", ("Jeremy", "Veenstra-VanderWeele")),
        ("DiGuo", ("Di", "Guo")),
        ("MacSchwager", ("Mac", "Schwager")),
    ],
)
def test_a_prefix_with_an_inner_capital_belongs_to_the_family_name_after_a_joint(
    name: str, parts: tuple[str, str] | None
) -> None:
    assert split_glued(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("KerryO'Brien", ("Kerry", "O'Brien")),
        ("Noel EO’Connor", ("Noel E", "O’Connor")),
        ("BernardoDell'Osso", ("Bernardo", "Dell'Osso")),
        ("Stefanod'Apolito", ("Stefano", "d'Apolito")),
        ("Florenced’Alché-Buc", ("Florence", "d’Alché-Buc")),
        ("Shin'YaKano", ("Shin'Ya", "Kano")),
        ("Maoyuan 'Raymond'Song", ("Maoyuan 'Raymond'", "Song")),
        ('Dawei "David"Wu', ('Dawei "David"', "Wu")),
    ],
)
def test_an_apostrophe_is_elision_or_the_end_of_a_nickname(
    name: str, parts: tuple[str, str] | None
) -> None:
    assert split_glued(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Laurensvan der Maaten", ("Laurens", "van der Maaten")),
        ("Laurens JPvan der Maaten", ("Laurens JP", "van der Maaten")),
        ("Débora Marquesde Miranda", ("Débora Marques", "de Miranda")),
        ("Virginia Rde Sá", ("Virginia R", "de Sá")),
        ("Virginia R.de Sá", ("Virginia R.", "de Sá")),
        ("Filipede Avila Belbute-Peres", ("Filipe", "de Avila Belbute-Peres")),
        ("LucaDel Pero", ("Luca", "Del Pero")),
        ("JoãoAndrade Silva", ("João", "Andrade Silva")),
    ],
)
def test_a_glued_particle_begins_the_family_name(name: str, parts: Parts) -> None:
    assert split_glued(name) == parts


@pytest.mark.parametrize("name", ["yannlecun", "MONICASUNKARA", "Plato", "", " ", "振辉叶"])
def test_a_name_without_case_signal_is_left_undivided(name: str) -> None:
    assert split_glued(name) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mary AnnSmith", Witness.GLUED),
        ("Pedro JGarcia Ruiz", Witness.GLUED),
        ("HyunWoo Kim", Witness.PERHAPS),
        ("Jipvan der Velde", Witness.PERHAPS),
        ("Mary Ann McDonald", Witness.SPACED),
        ("Sinéad O'Brien", Witness.SPACED),
        ("Claude Shannon", Witness.NOTHING),
        ("Plato", Witness.NOTHING),
    ],
)
def test_a_name_shows_whether_its_record_is_glued(name: str, said: Witness) -> None:
    assert witness(name) is said


@given(st.text(max_size=60))
def test_any_text_is_cut_inside_and_nothing_of_it_is_lost(name: str) -> None:
    assert all(0 < at < len(name) for at in joints(name))
    parts = split_glued(name)
    if parts is not None:
        assert all(parts)
        assert "".join("".join(parts).split()) == "".join(name.split())


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("Hde Wit", ("H", "de Wit")),
        ("Evan Andel", ("E", "van Andel")),
        ("AnneLoesvan der Berg", ("AnneLoes", "van der Berg")),
        ("OmarALJabri", ("Omar", "ALJabri")),
        ("WaelAbdAlmageed", ("Wael", "AbdAlmageed")),
    ],
)
def test_initials_and_double_given_names_end_before_a_particle(
    name: str, pair: tuple[str, str]
) -> None:
    assert split_glued(name) == pair
