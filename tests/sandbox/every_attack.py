"""Every attack there is, by name."""

from tests.sandbox.attack import Attack
from tests.sandbox.attacks_in_other_languages import JAVASCRIPT, SQL
from tests.sandbox.attacks_on_the_host import NETWORK, RESOURCES, SECRETS
from tests.sandbox.attacks_on_the_judge import FORGERIES, PRIVILEGES

ATTACKS: tuple[Attack, ...] = (
    *RESOURCES,
    *SECRETS,
    *NETWORK,
    *PRIVILEGES,
    *FORGERIES,
    *JAVASCRIPT,
    *SQL,
)
