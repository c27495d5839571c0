"""Which channels a centre has, as its settings say."""

from collections.abc import Mapping
from email.utils import parseaddr
from typing import TypeAlias

from central.messages.channel import Channel, NoChannel
from central.messages.mail import Mail, MailServer
from central.messages.sms_gateway import SmsGateway
from central.messages.words import By
from central.settings import CentralSettings
from shared.addresses import is_private
from shared.clock import Clock
from shared.errors import SetupError

Channels: TypeAlias = Mapping[By, Channel]


def open_channels(settings: CentralSettings, clock: Clock) -> Channels:
    """Return a channel for every way, :class:`NoChannel` where nothing is set; raises :class:`SetupError`."""
    if settings.sms_url and not is_private(settings.sms_url):
        text = "ONEHALL_CENTRAL_SMS_URL needs https:// (http:// only on this machine)."
        raise SetupError("bad_settings", text)
    if settings.mail_host and "@" not in parseaddr(settings.mail_from)[1]:
        raise SetupError("bad_settings", "ONEHALL_CENTRAL_MAIL_FROM needs the address that mail comes from.")
    sms = SmsGateway(settings.sms_url, settings.sms_key) if settings.sms_url else NoChannel()
    server = MailServer(
        settings.mail_host,
        settings.mail_port,
        settings.mail_security,
        settings.mail_user,
        settings.mail_password,
        settings.mail_from,
    )
    return {By.SMS: sms, By.MAIL: Mail(server, clock) if settings.mail_host else NoChannel()}


def no_channels() -> Channels:
    """Return the channels of a centre that has none."""
    return {by: NoChannel() for by in By}
