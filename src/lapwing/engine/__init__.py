"""Local processes, checkpoints and the tally of a run."""
