"""Translate a data set of {"custom_id", "text"} lines with Spark. Usage: spark-submit spark_pipe.py INPUT OUTPUT

`summarize` must be on every executor. A task that Spark repeats finds its replies in the executor's cache.
"""

import sys

from pyspark.sql import SparkSession

COMMAND = "summarize worker --stdin --task translate --lang en --vendor openai --model gpt-4o-mini"


def main() -> None:
    source, target = sys.argv[1:3]
    spark = SparkSession.builder.appName("summarize").getOrCreate()
    lines = spark.sparkContext.textFile(source)
    lines.pipe(COMMAND).saveAsTextFile(target)


if __name__ == "__main__":
    main()
