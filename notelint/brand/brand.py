"""A brand as plain data: what brand.yaml says, for the rules that need to know whom a draft speaks for."""

from __future__ import annotations

from typing import NamedTuple


class Product(NamedTuple):
    """A product under its full name, with the other names it goes by."""

    name: str
    aliases: tuple[str, ...] = ()


class Persona(NamedTuple):
    """The person behind an account: how it calls itself, and how often emoji may stand (share of code points)."""

    selves: tuple[str, ...] = ()
    emoji: tuple[float, float] | None = None


class Account(NamedTuple):
    """An account of the matrix, as far as judging a single note needs it."""

    id: str
    name: str
    kind: str | None = None
    genre: str | None = None
    persona: Persona = Persona()


class Brand(NamedTuple):
    """A brand. ``names`` are never cut and beat shorter banned terms; the messages and the slogan are whole phrases.

    ``series`` are formats whose notes may be alike, ``boilerplate`` phrases that any note may hold.
    """

    names: tuple[str, ...] = ()
    products: tuple[Product, ...] = ()
    messages: tuple[str, ...] = ()
    slogan: str | None = None
    accounts: tuple[Account, ...] = ()
    series: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Every name of the brand and its products."""
        return (*self.names, *(name for product in self.products for name in (product.name, *product.aliases)))

    def account(self, key: str | None) -> Account | None:
        """The account of that id or 昵称, or null."""
        for account in self.accounts:
            if key in (account.id, account.name):
                return account
        return None
