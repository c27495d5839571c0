"""The tree is the same for everybody: nothing in it points at the machine or the registry it was made with."""

import re

from tests.house.tree import ROOT, our_files

ONLY_HERE = re.compile(r"(?<![\w.])/(?:work|root)/|pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org")
TEXT = {".py", ".md", ".toml", ".lock", ".sh", ".ps1", ".ts", ".svg", ".json", ".qss", ""}


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    found = {}
    for path in our_files():
        if path.suffix in TEXT and path.name != "test_tree.py":
            match = ONLY_HERE.search(path.read_text(encoding="utf-8"))
            if match:
                found[str(path.relative_to(ROOT))] = match[0]
    assert found == {}


def test_the_readme_opens_with_the_two_commands_and_a_picture() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^\./run\b", readme, re.MULTILINE)
    assert re.search(r"^\./run test\b", readme, re.MULTILINE)
    pictures = re.findall(r"!\[[^\]]+\]\((docs/pictures/[^)]+\.png)\)", readme)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_every_page_that_the_documents_point_to_exists() -> None:
    missing = []
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        missing += [f"{page.name}: {link}" for link in links if not (page.parent / link).exists()]
    assert missing == []


def test_every_file_that_the_documents_name_exists() -> None:
    named = re.compile(r"`((?:bench|counter|devices|kiosk|resources|shared|tests)/[\w./-]*)`")
    future = (
        (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## Where it grows")[1].split("##")[0]
    )
    missing = []
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        text = page.read_text(encoding="utf-8").replace(future, "")
        missing += [f"{page.name}: {path}" for path in named.findall(text) if not (ROOT / path).exists()]
    assert missing == []
