"""Permissions that count for everybody: the superuser, whose tests are run in containers, may write everywhere."""

import os
import shutil

import pytest


def bound_by_permissions() -> list[str]:
    """What a command begins with so that it may not write where its user may not."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("the superuser may write everywhere, and there is no setpriv (util-linux) to give that up")
    return [program, "--bounding-set=-dac_override"]
