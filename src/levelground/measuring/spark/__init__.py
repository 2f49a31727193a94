"""Measuring on Apache Spark: the same queries, on the machines of a cluster or on all processors of this one."""

from levelground.measuring.spark.session import LOCAL, on_spark

__all__ = ["LOCAL", "on_spark"]
