"""What reviewers decided of findings, as labels to train on."""
