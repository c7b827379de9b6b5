package usher.events;

import usher.Text;

/** One box of an agenda: how many minutes, from 1, and what for. */
public record Box(int minutes, Text what) {}
