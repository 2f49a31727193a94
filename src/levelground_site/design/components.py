"""Functions that templates call as c.NAME: what is computed, not only laid out."""

from levelground_site.design.charts import interval_bar

__all__ = ["interval_bar"]
