"""Runs split where a mark begins or ends, so that whole runs can be wrapped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from copy import deepcopy

from ...input.word.xml import Element
from .build import RPR, SPACE, make
from .flow import Flow, Node


def split_runs(flow: Flow, marked: bytearray, gaps: Mapping[int, object]) -> dict[int, Element]:
    """Split runs where a mark begins or ends; return what begins at each such place."""
    edges = {n for n in range(1, len(marked)) if marked[n] != marked[n - 1]}
    places = sorted(edges | set(gaps))
    nodes: list[Node] = []
    moved: dict[Element, Element] = {}
    started: set[Element] = set()
    for node in flow.nodes:
        if node.run is None:
            nodes.append(node)
            continue
        run = moved.get(node.run, node.run)
        current = node._replace(run=run)
        cuts = places[bisect_left(places, node.first) : bisect_left(places, node.first + node.size)]
        for cut in cuts:
            if cut > current.first or run in started:
                current, run, left = _cut(current, run, cut)
                nodes += [left] if left is not None else []
                moved[node.run] = run
        nodes.append(current)
        started.add(run)
    flow.nodes = nodes
    # a sign that has no element, as between two states, begins where the next element does
    solid = [node for node in nodes if node.size]
    starts = [node.first for node in solid]
    begins: dict[int, Element] = {}
    for place in places:
        index = bisect_left(starts, place)
        if index < len(solid):
            node = solid[index]
            begins[place] = node.run if node.run is not None else node.element
    return begins


def _cut(node: Node, run: Element, place: int) -> tuple[Node, Element, Node | None]:
    """Split the run of a node before a character; return the node there, its run, and the rest."""
    new = make("r")
    own = run.find(RPR)
    if own is not None:
        new.append(deepcopy(own))
    for key, value in run.attrib.items():
        new.set(key, value)
    run.addnext(new)
    offset = place - node.first
    left: Node | None = None
    moving = [*node.element.itersiblings()]
    if offset:
        text = node.element.text or ""
        rest = deepcopy(node.element)
        node.element.text, rest.text = text[:offset], text[offset:]
        for part in (node.element, rest):
            part.set(SPACE, "preserve")
        left = node._replace(size=offset)
        node = node._replace(element=rest, first=place, size=node.size - offset)
    new.append(node.element)
    for sibling in moving:
        new.append(sibling)
    return node._replace(run=new), new, left
