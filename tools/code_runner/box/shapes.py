"""Linked lists and trees, made from plain lists for a submission and turned back for the verdict."""

from collections import deque
from collections.abc import Callable

NODES_AT_MOST = 100_000


class ListNode:
    """A node of a linked list."""

    def __init__(self, val: object = 0, next: "ListNode | None" = None) -> None:
        self.val = val
        self.next = next


class TreeNode:
    """A node of a binary tree."""

    def __init__(
        self, val: object = 0, left: "TreeNode | None" = None, right: "TreeNode | None" = None
    ) -> None:
        self.val = val
        self.left = left
        self.right = right


def linked(values: list[object]) -> "ListNode | None":
    """A linked list of the values."""
    head = None
    for value in reversed(values):
        head = ListNode(value, head)
    return head


def unlinked(node: "ListNode | None") -> list[object]:
    """The values of a linked list; one that bites its tail is an error."""
    values: list[object] = []
    while node is not None:
        values.append(node.val)
        if len(values) > NODES_AT_MOST:
            raise ValueError("the linked list has no end")
        node = node.next
    return values


def tree(values: list[object]) -> "TreeNode | None":
    """A tree from its values level by level, with None where a child is missing."""
    if not values:
        return None
    rest = deque(values)
    root = TreeNode(rest.popleft())
    parents = deque([root])
    while rest and parents:
        parent = parents.popleft()
        parent.left = _child(rest, parents)
        parent.right = _child(rest, parents)
    return root


def _child(rest: "deque[object]", parents: "deque[TreeNode]") -> "TreeNode | None":
    value = rest.popleft() if rest else None
    if value is None:
        return None
    node = TreeNode(value)
    parents.append(node)
    return node


def levels(root: "TreeNode | None") -> list[object]:
    """The values of a tree level by level, without the Nones at the end."""
    values: list[object] = []
    nodes = deque([root])
    while nodes:
        node = nodes.popleft()
        if len(values) > NODES_AT_MOST:
            raise ValueError("the tree has no end")
        values.append(None if node is None else node.val)
        if node is not None:
            nodes.extend((node.left, node.right))
    while values and values[-1] is None:
        values.pop()
    return values


def same(value: object) -> object:
    """The value itself."""
    return value


TAKEN: dict[str, Callable[..., object]] = {"plain": same, "linked-list": linked, "tree": tree}
GIVEN: dict[str, Callable[..., object]] = {"plain": same, "linked-list": unlinked, "tree": levels}
