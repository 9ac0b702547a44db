"""Invented stories with their copies, labelled by hand: to train on, and one hand kept apart to measure on."""
