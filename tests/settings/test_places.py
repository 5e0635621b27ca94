"""Where things live."""

from pathlib import Path

from briefing.settings.places import Places, library_key


def test_variables_override_the_platform(monkeypatch, tmp_path):
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(tmp_path / name))
    places = Places.default()
    assert (places.config, places.cache) == (tmp_path / "CONFIG", tmp_path / "CACHE")
    assert not (tmp_path / "CONFIG").exists(), "nothing is made before it is needed"


def test_the_platform_gives_the_rest(monkeypatch):
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.delenv(f"BRIEFING_{name}_DIR", raising=False)
    assert "briefing" in str(Places.default().data)


def test_folders_are_the_users_own(tmp_path):
    places = Places.under(tmp_path / "new")
    made = Places.folder(places.library_cache("k"))
    assert made.is_dir()
    for folder in (made, made.parent, places.cache, tmp_path / "new"):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_library_is_its_places(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    monkeypatch.chdir(tmp_path)
    key = library_key([tmp_path / "a", tmp_path / "b"])
    assert key == library_key([Path("b"), Path("link/../a"), Path("a/.")])
    assert key != library_key([tmp_path / "a"])
    assert len(key) == 16
