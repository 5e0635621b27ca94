"""A library that moved keeps its picks; what is left of one that is gone is swept."""

import pytest

from briefing.corrections import add, load
from briefing.files.atomic import WriteError
from briefing.model.correction import Correction, CorrectionKind
from briefing.settings.libraries import known_libraries, relink, remember, sweep_caches
from briefing.settings.places import Places, library_key

DECISION = Correction(CorrectionKind.HIDE, ("A. Lind",), made="2026-03-04")


@pytest.fixture
def places(tmp_path):
    return Places.under(tmp_path / "p")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "toll").mkdir()
    return tmp_path / "toll"


def test_what_was_opened_is_known(places, folder):
    assert known_libraries(places) == ()
    key = remember(places, [folder])
    assert [(k.key, k.paths, k.gone) for k in known_libraries(places)] == [(key, (folder,), False)]


def test_a_moved_folder_is_linked_again(places, folder):
    old = remember(places, [folder])
    add(places, old, DECISION)
    moved = folder.rename(folder.with_name("harbour"))
    assert known_libraries(places)[0].gone
    new = relink(places, old, [moved])
    assert new == library_key([moved])
    assert load(places, new).items == (DECISION,)
    assert [k.paths for k in known_libraries(places)] == [(moved,)]


def test_nothing_is_linked_over_other_picks(places, folder, tmp_path):
    old = remember(places, [folder])
    (tmp_path / "other").mkdir()
    other = remember(places, [tmp_path / "other"])
    add(places, old, DECISION)
    add(places, other, DECISION)
    with pytest.raises(WriteError, match="already"):
        relink(places, old, [tmp_path / "other"])
    with pytest.raises(WriteError, match="nothing kept"):
        relink(places, "nothing", [folder])
    assert load(places, old).items == load(places, other).items == (DECISION,)


def test_caches_of_folders_that_are_gone_are_swept(places, folder):
    key = remember(places, [folder])
    Places.folder(places.library_cache(key))
    add(places, key, DECISION)
    assert sweep_caches(places) == ()
    folder.rmdir()
    assert sweep_caches(places) == (key,)
    assert not places.library_cache(key).exists()
    assert load(places, key).items == (DECISION,)
