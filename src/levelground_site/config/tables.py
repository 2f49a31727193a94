"""The tables of a new database: made from the models as they are, instead of step by step as they came to be."""

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def make_tables() -> None:
    """Makes the tables where the database is new, and notes every migration as run; else it leaves them as they are.

    All migrations end with the same tables (tests/site/test_tables.py), and in a new database there is nothing for
    them to carry over. They take ten times as long, because each works out anew what all models were by then.
    `migrate` afterwards has nothing left to run, and says who may be given which permission, as it always does.
    """
    if MigrationRecorder(connection).applied_migrations():
        return
    there = set(connection.introspection.table_names())  # where it was broken off between the two
    models = [each for each in apps.get_models() if each._meta.can_migrate(connection)]
    with connection.schema_editor() as editor:
        for model in models:
            if model._meta.db_table not in there:
                editor.create_model(model)
    call_command("migrate", fake=True, verbosity=0, interactive=False)
