"""Notices: what a provider said that it changed, against what changed; and the draft of one."""
