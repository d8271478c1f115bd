"""Notices: what a provider said it changed, compared with what changed; and drafts of notices."""
