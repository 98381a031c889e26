"""The people, queues and service levels of the seeded support desk."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Level:
    """Minutes of calendar time that RT's SLA grants: Response, Resolve, KeepInLoop."""
    name: str
    minutes: dict = field(hash=False)


@dataclass(frozen=True)
class Queue:
    name: str
    level: Level = None


GOLD = Level("gold", {"Response": 240, "Resolve": 720})
SILVER = Level("silver", {"Response": 480, "Resolve": 2880, "KeepInLoop": 600})
BRONZE = Level("bronze", {"Resolve": 2160})

QUEUES = (Queue("Helpdesk", GOLD), Queue("Billing", SILVER), Queue("Rückfragen", BRONZE),
          Queue("Field service"))

AGENTS = {"amara": "Amara Nwosu", "bo": "Bo Lindström", "chidi": "Chidi Okafor",
          "dana": "Dana Groß", "eszter": "Eszter Kovács", "farid": "陳 大文"}

CUSTOMERS = tuple(f"customer{number:02d}" for number in range(1, 9))

SUBJECTS = ("Printer offline", "VPN drops", "Invoice question", "Größe falsch – Überprüfung",
            "请帮忙：无法登录", "ログインできません", "Refund \"not\" received", "Site visit <needed>",
            "Délai dépassé", "لا أستطيع الدخول")
