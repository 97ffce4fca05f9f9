package dev.snapforge.blob;

import java.util.UUID;

/** Keeps some content in the store until a row names it: see {@link ContentReservations}. */
public record ContentReservation(UUID id) {}
