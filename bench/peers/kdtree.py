"""One contender of bench/pair.ts: a k-d tree of scipy or scikit-learn, asked for everybody's nearest neighbour.

For each line of input, "FILE COUNT", it reads height, weight and size rank of so many students, column by column, and
prints the milliseconds from the columns to the least distance, and that distance.
"""

import sys
import time

import numpy as np

which = sys.argv[1]
if which == "scipy":
    from scipy.spatial import cKDTree
else:
    from sklearn.neighbors import KDTree


def least_distance(columns):
    points = (columns / columns.std(axis=1, ddof=1, keepdims=True)).T
    if which == "scipy":
        distances, _ = cKDTree(points).query(points, k=2, workers=2)
    else:
        distances, _ = KDTree(points).query(points, k=2)
    return distances[:, 1].min()


print("ready", flush=True)
for line in sys.stdin:
    path, count = line.split()
    columns = np.fromfile(path, dtype=np.float64).reshape(3, int(count))
    start = time.perf_counter()
    least = least_distance(columns)
    ms = (time.perf_counter() - start) * 1000
    print(ms, least, flush=True)
