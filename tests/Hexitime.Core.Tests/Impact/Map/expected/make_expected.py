"""Writes what networkx measures of some graphs, one JSON file a graph, beside this script.

    python3 make_expected.py

It needs networkx (written with 3.6.1) and numpy, which networkx wants for assortativity. The three small graphs are
well known and come with networkx: Zachary's karate club (1977), the characters of Les Miserables (Knuth 1993) and
the southern women of Davis, Gardner and Gardner (1941). The others are made by chance, but always the same
chance, so the tests make them again instead of reading them:

    state = (state * 6364136223846793005 + 1442695040888963407) mod 2^64, from state = seed
    next(n) = (state >> 33) mod n

An undirected edge of a small graph becomes one directed tie; every third becomes two, so that some are returned.
"""

import itertools
import json
import pathlib

import networkx as nx

HERE = pathlib.Path(__file__).parent


class Chance:
    def __init__(self, seed):
        self.state = seed

    def next(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


def small(graph, weight, group):
    """Numbered nodes, ties (from, to, minutes) and each node's group."""
    nodes = list(graph)
    number = {node: i for i, node in enumerate(nodes)}
    ties = []
    for i, (u, v, data) in enumerate(graph.edges(data=True)):
        minutes = int(data.get(weight, 1)) * 30
        ties.append((number[u], number[v], minutes))
        if i % 3 == 0:
            ties.append((number[v], number[u], minutes // 2))
    return len(nodes), ties, [group(node) for node in nodes]


def uniform(n, count, seed):
    chance, ties = Chance(seed), []
    while len(ties) < count:
        u, v, minutes = chance.next(n), chance.next(n), 15 * (1 + chance.next(16))
        if u != v:
            ties.append((u, v, minutes))
    return n, ties, [f"g{v % 7}" for v in range(n)]


def scale_free(n, each, seed):
    """Everyone ties themselves to ends of ties that are there already: Barabasi and Albert (1999). Half of the time, to one of the same group."""
    chance, ties, ends = Chance(seed), [], [0, 1, 2]
    for v in range(3, n):
        for _ in range(each):
            other = ends[chance.next(len(ends))]
            if chance.next(2) == 0 and other % 8 != v % 8:
                other = v - 8 * (1 + chance.next(v // 8)) if v >= 8 else other
            minutes = 15 * (1 + chance.next(16))
            if other == v:
                continue
            ties.append((v, other, minutes) if chance.next(2) == 0 else (other, v, minutes))
            ends += [v, other]
    return n, ties, [f"g{v % 8}" for v in range(n)]


def rounded(value):
    return float(f"{value:.13g}")


def measure(n, ties, groups):
    directed, undirected = nx.DiGraph(), nx.Graph()
    for graph in (directed, undirected):
        graph.add_nodes_from((v, {"group": groups[v]}) for v in range(n))
    for u, v, minutes in ties:
        for graph in (directed, undirected):
            before = graph.get_edge_data(u, v, {"weight": 0})["weight"]
            graph.add_edge(u, v, weight=before + minutes)

    by_group = [{v for v in range(n) if groups[v] == g} for g in sorted(set(groups))]
    tries = [nx.community.louvain_communities(undirected, seed=seed) for seed in range(10)]
    modularities = [nx.community.modularity(undirected, t) for t in tries]
    best = tries[modularities.index(max(modularities))]
    community = [next(i for i, c in enumerate(best) if v in c) for v in range(n)]
    total = directed.size(weight="weight")
    returned = sum(min(d, directed[v][u]["weight"]) for u, v, d in directed.edges(data="weight") if directed.has_edge(v, u))
    cores = nx.core_number(undirected)
    minutes_between = {}
    for u, v, d in directed.edges(data="weight"):
        key = (groups[u], groups[v])
        minutes_between[key] = minutes_between.get(key, 0) + d

    return {
        "ties": directed.number_of_edges(),
        "minutes": total,
        "outDegrees": [directed.out_degree(v) for v in range(n)],
        "inDegrees": [directed.in_degree(v) for v in range(n)],
        "outMinutes": [directed.out_degree(v, weight="weight") for v in range(n)],
        "inMinutes": [directed.in_degree(v, weight="weight") for v in range(n)],
        "density": nx.density(directed),
        "reciprocity": nx.overall_reciprocity(directed),
        "minutesReturned": returned / total,
        "weakComponents": nx.number_weakly_connected_components(directed),
        "largestWeak": max(map(len, nx.weakly_connected_components(directed))),
        "strongComponents": nx.number_strongly_connected_components(directed),
        "largestStrong": max(map(len, nx.strongly_connected_components(directed))),
        "isolates": nx.number_of_isolates(directed),
        "cores": [cores[v] for v in range(n)],
        "betweenness": [rounded(b) for b in nx.betweenness_centrality(undirected).values()],
        "directedBetweenness": [rounded(b) for b in nx.betweenness_centrality(directed).values()],
        "degreeAssortativity": nx.degree_assortativity_coefficient(undirected),
        "directedDegreeAssortativity": nx.degree_assortativity_coefficient(directed),
        "groupAssortativity": nx.attribute_assortativity_coefficient(directed, "group"),
        "crossingTies": sum(groups[u] != groups[v] for u, v in directed.edges()),
        "crossingMinutes": sum(d for (a, b), d in minutes_between.items() if a != b),
        "crossingMinutesByChance": 1 - sum(
            sum(d for (a, _), d in minutes_between.items() if a == g) * sum(d for (_, b), d in minutes_between.items() if b == g)
            for g in set(groups)) / total**2,
        "modularityOfGroups": nx.community.modularity(undirected, by_group),
        "louvain": community,
        "modularityOfLouvain": max(modularities),
        "modularitiesOfLouvain": [rounded(m) for m in modularities],
    }


def write(name, n, ties, groups, keep_ties):
    answer = {"nodes": n}
    if keep_ties:
        answer["given"] = list(itertools.chain.from_iterable(ties))
        answer["groups"] = groups
    answer |= measure(n, ties, groups)
    lines = ",\n".join(f'"{key}": {json.dumps(value, separators=(",", ":"))}' for key, value in answer.items())
    (HERE / f"{name}.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")


karate = nx.karate_club_graph()
write("karate", *small(karate, "weight", lambda v: karate.nodes[v]["club"]), keep_ties=True)
write("miserables", *small(nx.les_miserables_graph(), "weight", lambda v: v[0]), keep_ties=True)
davis = nx.davis_southern_women_graph()
write("davis", *small(davis, "weight", lambda v: str(davis.nodes[v]["bipartite"])), keep_ties=True)
write("uniform", *uniform(1000, 5000, 1), keep_ties=False)
write("scale_free", *scale_free(2000, 4, 2), keep_ties=False)
write("sparse", *uniform(300, 220, 3), keep_ties=False)
