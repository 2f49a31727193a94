"""Design, and the words of every form's own faults."""

from django import forms
from django.apps import AppConfig


class Design(AppConfig):
    """What pages are made of."""

    name = "levelground_site.design"

    def ready(self) -> None:
        """Says what to do, not what a field is."""
        forms.Field.default_error_messages["required"] = "Please fill this in."
        for choice in (forms.ChoiceField, forms.ModelChoiceField):
            choice.default_error_messages["required"] = "Please choose one."
