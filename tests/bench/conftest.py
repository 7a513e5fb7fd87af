"""What the benchmark runs by itself is no test."""

collect_ignore_glob = ["*.ipynb"]
