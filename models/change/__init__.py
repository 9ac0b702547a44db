"""Whether a change that two sentences show is one of fact."""
