"""Passwords of staff: argon2id with its parameters, and no shortcut for a name nobody has."""

from shared.security.passwords import check_password, hash_password


def test_a_password_fits_its_hash_and_no_other_does() -> None:
    stored = hash_password("correct horse battery")
    assert stored.startswith("$argon2id$v=19$m=48128,t=2,p=1$")
    assert check_password("correct horse battery", stored)
    assert not check_password("correct horse batterY", stored)


def test_one_password_never_has_the_same_hash_twice() -> None:
    assert hash_password("correct horse battery") != hash_password("correct horse battery")


def test_without_an_account_no_password_fits_not_even_the_one_it_is_compared_with() -> None:
    assert not check_password("nobody has this account", None)
    assert not check_password("", None)


def test_a_damaged_hash_fits_nothing() -> None:
    assert not check_password("correct horse battery", "$argon2id$broken")
