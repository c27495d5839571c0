"""The citizen's pages: rendered here, small, without a framework, a foreign host or a login; JavaScript only adds."""
