package eu.megawatt.reports.assumption;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where an assumption is from.
 *
 * @param text who says so and where, for people
 * @param address where it can be read
 * @param retrieved the day on which it was read there
 * @param isToBeChecked whether nobody has held it against its source yet
 */
public record Source(
    String text, Optional<URI> address, LocalDate retrieved, boolean isToBeChecked) {}
