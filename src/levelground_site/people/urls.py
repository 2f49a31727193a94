"""Addresses of people, and of signing in: the library's own views, each with the permission that it needs."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import URLPattern, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.cache import never_cache

from levelground_site.access.pages import page
from levelground_site.people import queries, views

BOTH = ("GET", "POST")


class Base36(StringConverter):
    """A number in letters and figures, as links to a new password hold it before a dash."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36, "base36")


def _entrance(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    return page(f"account/{route}", view, name=name, needs="sign-in.use", methods=BOTH)


def _own(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    return page(f"account/{route}", view, name=name, needs="account.use", methods=BOTH)


urlpatterns = [
    page("people/", views.index, name="people", needs="person.see"),
    page("people/invite/", views.invite, name="invite", needs="person.invite", methods=BOTH),
    page(
        "people/roles/<int:pk>/end/",
        views.end_role,
        name="end-role",
        needs="person.end-role",
        of=queries.role_held,
        methods=BOTH,
    ),
    page(
        "invitations/<str:token>/",
        views.accept,
        name="invitation",
        needs="person.accept",
        of=queries.invitation,
        methods=BOTH,
    ),
    page("join/", views.join, name="join", needs="person.join", methods=BOTH),
    page(
        "join/<str:token>/",
        views.join_finish,
        name="join-finish",
        needs="person.join",
        of=queries.joining,
        methods=BOTH,
    ),
    page("account/where-you-work/", views.where, name="where-you-work", needs="person.say-where", methods=BOTH),
    page("people/to-confirm/", views.to_confirm, name="workplaces", needs="workplace.confirm"),
    page(
        "people/to-confirm/<uuid:public_id>/",
        views.confirm_workplace,
        name="workplace-confirm",
        needs="workplace.confirm",
        of=queries.workplace,
        methods=("POST",),
    ),
    page("account/link/", views.ask_link, name="sign-in-by-link", needs="sign-in.use", methods=BOTH),
    page(
        "account/link/<str:token>/",
        never_cache(views.use_link),
        name="sign-in-link",
        needs="sign-in.use",
        of=queries.sign_in_link,
        methods=BOTH,
    ),
    page("account/formats/", views.formats, name="formats", needs="account.use", methods=BOTH),
    page("account/", views.account, name="account", needs="account.use"),
    _entrance("sign-in/", account.login, "account_login"),
    _entrance("sign-out/", account.logout, "account_logout"),
    _entrance("closed/", account.account_inactive, "account_inactive"),
    _entrance("sign-up/", views.sign_up_is_closed, "account_signup"),
    _entrance("password/reset/", account.password_reset, "account_reset_password"),
    _entrance("password/reset/sent/", account.password_reset_done, "account_reset_password_done"),
    _entrance(
        "password/reset/<base36:uidb36>-<str:key>/", account.password_reset_from_key, "account_reset_password_from_key"
    ),
    _entrance("password/reset/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    _entrance("second-factor/", mfa.authenticate, "mfa_authenticate"),
    _entrance("passkey/", passkeys.login_webauthn, "mfa_login_webauthn"),
    _entrance("sso/<str:provider_id>/", oidc.login, "openid_connect_login"),
    _entrance("sso/<str:provider_id>/back/", oidc.callback, "openid_connect_callback"),
    _entrance("sso-cancelled/", social.login_cancelled, "socialaccount_login_cancelled"),
    _entrance("sso-failed/", social.login_error, "socialaccount_login_error"),
    _entrance("sso-unknown/", social.signup, "socialaccount_signup"),
    _own("sso-connections/", social.connections, "socialaccount_connections"),
    _own("again/", account.reauthenticate, "account_reauthenticate"),
    _own("again/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    _own("again/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    _own("password/", account.password_change, "account_change_password"),
    _own("password/set/", account.password_set, "account_set_password"),
    _own("second-factors/", mfa.index, "mfa_index"),
    _own("second-factors/app/", totp.activate_totp, "mfa_activate_totp"),
    _own("second-factors/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    _own("second-factors/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    _own("second-factors/codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    _own("second-factors/codes/download/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    _own("second-factors/passkeys/", passkeys.list_webauthn, "mfa_list_webauthn"),
    _own("second-factors/passkeys/add/", passkeys.add_webauthn, "mfa_add_webauthn"),
    _own("second-factors/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, "mfa_remove_webauthn"),
    _own("second-factors/passkeys/<int:pk>/rename/", passkeys.edit_webauthn, "mfa_edit_webauthn"),
]
