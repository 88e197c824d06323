package eu.megawatt.service.books.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An assumption that held in a month.
 *
 * @param kind the list of the book that it stands in
 * @param value all that it says, in words
 * @param from the first day on which it holds
 * @param to the first day on which another one does; absent where none follows
 * @param source who says so and where
 * @param retrievedOn the day on which it was read there
 * @param isToBeChecked whether nobody has held it against its source yet
 */
public record AssumptionView(
    String kind,
    String name,
    String value,
    LocalDate from,
    Optional<LocalDate> to,
    String source,
    LocalDate retrievedOn,
    boolean isToBeChecked) {}
